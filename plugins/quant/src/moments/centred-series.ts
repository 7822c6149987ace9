import type { ReturnsMatrix } from '../matrix/returns-matrix.js';

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
  for (let j = 0; j < returns.cols; j += TILE) centreTile(returns, series, j);
  return series;
}

/** Centres the columns from `first` on; past the last column the last one is done again. */
function centreTile({ rows, cols, values }: ReturnsMatrix, series: Float64Array, first: number): void {
  const [j1, j2, j3] = [1, 2, 3].map((offset) => Math.min(first + offset, cols - 1) - first);
  const a = first * rows;
  const b = a + j1 * rows;
  const c = a + j2 * rows;
  const d = a + j3 * rows;
  let [meanA, meanB, meanC, meanD] = [0, 0, 0, 0];
  for (let pass = 0; pass < 2; pass++) {
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let t = 0; t < rows; t++) {
      const at = t * cols + first;
      sumA += values[at] - meanA;
      sumB += values[at + j1] - meanB;
      sumC += values[at + j2] - meanC;
      sumD += values[at + j3] - meanD;
    }
    meanA += sumA / rows;
    meanB += sumB / rows;
    meanC += sumC / rows;
    meanD += sumD / rows;
  }
  for (let t = 0; t < rows; t++) {
    const at = t * cols + first;
    series[a + t] = values[at] - meanA;
    series[b + t] = values[at + j1] - meanB;
    series[c + t] = values[at + j2] - meanC;
    series[d + t] = values[at + j3] - meanD;
  }
}
