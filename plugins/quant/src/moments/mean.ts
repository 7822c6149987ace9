import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from './complete-returns.js';

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
  const means = new Float64Array(returns.cols);
  addMeanDeviation(returns, means);
  addMeanDeviation(returns, means);
  return means;
}

/** Adds to each centre the mean deviation from it: from 0 the plain mean, from the plain mean its rounding error. */
function addMeanDeviation(returns: ReturnsMatrix, centres: Float64Array): void {
  const { rows, cols, values } = returns;
  const sums = new Float64Array(cols);
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) sums[j] += values[t * cols + j] - centres[j];
  }
  for (let j = 0; j < cols; j++) centres[j] += sums[j] / rows;
}
