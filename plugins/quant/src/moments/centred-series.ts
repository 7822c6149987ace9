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

/** {@link centredSeries} where they are multiplied. */
export function putCentred(returns: ReturnsMatrix): PutSeries {
  const { rows, cols } = returns;
  const whole = cols - (cols % TILE);
  return (target, rowLength) => {
    for (let j = 0; j < whole; j += TILE) centreTile(returns, target, { first: j, rowLength });
    for (let j = whole; j < cols; j++) centreColumn(returns, target.subarray(j * rowLength, j * rowLength + rows), j);
  };
}

/** Centres the four columns from `first` on. */
function centreTile(
  { rows, cols, values }: ReturnsMatrix,
  series: Float64Array,
  { first, rowLength }: { first: number; rowLength: number },
): void {
  const a = first * rowLength;
  const [b, c, d] = [a + rowLength, a + 2 * rowLength, a + 3 * rowLength];
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  for (let t = 0; t < rows; t++) {
    const at = t * cols + first;
    sumA += series[a + t] = values[at];
    sumB += series[b + t] = values[at + 1];
    sumC += series[c + t] = values[at + 2];
    sumD += series[d + t] = values[at + 3];
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
