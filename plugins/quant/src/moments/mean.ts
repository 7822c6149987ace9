import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from './complete-returns.js';

/** Columns that are summed up at once: their sums do not wait for each other. */
const TILE = 4;

/**
 * Sample mean of each column, by the corrected two-pass sum: the mean of a constant column is that constant, exactly.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N means, per period (not annualised)
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Chan, Golub, LeVeque (1983), "Algorithms for computing the sample variance", its corrected two-pass sum.
 */
export function meanReturns(returns: ReturnsMatrix): Float64Array {
  requireCompleteReturns(returns, 'meanReturns');
  return columnMeans(returns);
}

/** {@link meanReturns} of returns that are known to be complete. */
export function columnMeans(returns: ReturnsMatrix): Float64Array {
  const means = new Float64Array(returns.cols);
  addMeanDeviation(returns, means);
  addMeanDeviation(returns, means);
  return means;
}

/** Adds to each centre the mean deviation from it: from 0 the plain mean, from the plain mean its rounding error. */
function addMeanDeviation(returns: ReturnsMatrix, centres: Float64Array): void {
  const { rows, cols } = returns;
  const whole = cols - (cols % TILE);
  for (let j = 0; j < whole; j += TILE) addToTile(returns, centres, j);
  for (let j = whole; j < cols; j++) {
    let sum = 0;
    for (let at = j; at < rows * cols; at += cols) sum += returns.values[at] - centres[j];
    centres[j] += sum / rows;
  }
}

/** The four columns from `first` on. */
function addToTile({ rows, cols, values }: ReturnsMatrix, centres: Float64Array, first: number): void {
  const [a, b, c, d] = [centres[first], centres[first + 1], centres[first + 2], centres[first + 3]];
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  for (let t = 0; t < rows; t++) {
    const at = t * cols + first;
    sumA += values[at] - a;
    sumB += values[at + 1] - b;
    sumC += values[at + 2] - c;
    sumD += values[at + 3] - d;
  }
  centres[first] = a + sumA / rows;
  centres[first + 1] = b + sumB / rows;
  centres[first + 2] = c + sumC / rows;
  centres[first + 3] = d + sumD / rows;
}
