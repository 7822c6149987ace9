import { divideInPlace } from '../matrix/divide-in-place.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { centredSeries } from './centred-series.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gram } from './gram.js';

/**
 * Unbiased sample covariance, Σ (r - r̄)(r - r̄)' / (T - 1).
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric bit for bit, per period (not annualised); a constant column has variance 0 exactly
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Markowitz (1952), "Portfolio selection", with the divisor T - 1.
 */
export function sampleCovariance(returns: ReturnsMatrix): Float64Array {
  requireCompleteReturns(returns, 'sampleCovariance');
  const { rows, cols } = returns;
  const covariance = gram(centredSeries(returns), cols, rows);
  divideInPlace(covariance, rows - 1);
  return covariance;
}
