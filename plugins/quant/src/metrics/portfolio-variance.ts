import { requireSquare } from '../moments/square.js';

/**
 * Variance of a portfolio, w'Σw, per period of the covariance.
 *
 * @param weights - N weights
 * @param covariance - N × N, symmetric, row-major
 * @throws {@link InvalidInputError} when the matrix is not N × N, or has NaN or infinity
 */
export function portfolioVariance(weights: Float64Array, covariance: Float64Array): number {
  return timesCovariance(weights, covariance).reduce((sum, marginal, i) => sum + weights[i] * marginal, 0);
}

/**
 * Covariance of each asset with the portfolio, Σw (N).
 *
 * @throws {@link InvalidInputError} when the matrix is not N × N, or has NaN or infinity
 */
export function timesCovariance(weights: Float64Array, covariance: Float64Array): Float64Array {
  const n = weights.length;
  requireSquare(covariance, n, 'covariance');
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += covariance[i * n + j] * weights[j];
    product[i] = sum;
  }
  return product;
}
