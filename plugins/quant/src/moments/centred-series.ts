import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import type { PutSeries } from './gram-strip.js';

/** Columns that are centred at once: their sums do not wait for each other. */
const TILE = 4;

/**
 * Returns less their column means, transposed to N × T so that each asset's series is contiguous. The means are those of
 * `meanReturns`, bit for bit.
 *
 * @param returns - T × N simple returns; NaN makes its series NaN
 */
export function centredSeries(returns: ReturnsMatrix): Float64Array {
  const series = new Float64Array(returns.values.length);
  putCentred(returns)(series, returns.rows);
  return series;
}

/** {@link centredSeries} of some columns where they are multiplied. */
export function putCentred(returns: ReturnsMatrix, columns: readonly number[] = allColumns(returns)): PutSeries {
  const { rows } = returns;
  const whole = columns.length - (columns.length % TILE);
  return (target, rowLength) => {
    for (let k = 0; k < whole; k += TILE) centreTile(returns, target, { columns, first: k, rowLength });
    for (let k = whole; k < columns.length; k++) {
      centreColumn(returns, target.subarray(k * rowLength, k * rowLength + rows), columns[k]);
    }
  };
}

/** Centres four columns from the `first` of them on. */
function centreTile(
  { rows, cols, values }: ReturnsMatrix,
  series: Float64Array,
  { columns, first, rowLength }: { columns: readonly number[]; first: number; rowLength: number },
): void {
  const a = first * rowLength;
  const [b, c, d] = [a + rowLength, a + 2 * rowLength, a + 3 * rowLength];
  const [i, j, k, l] = [columns[first], columns[first + 1], columns[first + 2], columns[first + 3]];
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  for (let t = 0, row = 0; t < rows; t++, row += cols) {
    sumA += series[a + t] = values[row + i];
    sumB += series[b + t] = values[row + j];
    sumC += series[c + t] = values[row + k];
    sumD += series[d + t] = values[row + l];
  }
  let [meanA, meanB, meanC, meanD] = [sumA / rows, sumB / rows, sumC / rows, sumD / rows];
  [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  for (let t = 0; t < rows; t++) {
    sumA += series[a + t] - meanA;
    sumB += series[b + t] - meanB;
    sumC += series[c + t] - meanC;
    sumD += series[d + t] - meanD;
  }
  meanA += sumA / rows;
  meanB += sumB / rows;
  meanC += sumC / rows;
  meanD += sumD / rows;
  for (let t = 0; t < rows; t++) {
    series[a + t] -= meanA;
    series[b + t] -= meanB;
    series[c + t] -= meanC;
    series[d + t] -= meanD;
  }
}

function centreColumn({ rows, cols, values }: ReturnsMatrix, series: Float64Array, j: number): void {
  let mean = 0;
  for (let pass = 0; pass < 2; pass++) {
    let sum = 0;
    for (let t = 0; t < rows; t++) sum += values[t * cols + j] - mean;
    mean += sum / rows;
  }
  for (let t = 0; t < rows; t++) series[t] = values[t * cols + j] - mean;
}

function allColumns({ assets }: ReturnsMatrix): number[] {
  return assets.map((_, j) => j);
}
