import { portfolioVariance } from './portfolio-variance.js';

/**
 * Diversification ratio σ'w / √(w'Σw), σ the assets' volatilities: 1 for one asset, above 1 where long assets diversify.
 *
 * @param weights - N weights
 * @param covariance - N × N, symmetric, row-major, any period
 * @returns NaN for weights all 0
 * @throws {@link InvalidInputError} when the matrix is not N × N, or has NaN or infinity
 *
 * Source: Choueifaty, Coignard (2008), "Toward maximum diversification", eq. 1.
 */
export function diversificationRatio(weights: Float64Array, covariance: Float64Array): number {
  const n = weights.length;
  const weighted = weights.reduce((sum, weight, i) => sum + weight * Math.sqrt(covariance[i * n + i]), 0);
  return weighted / Math.sqrt(portfolioVariance(weights, covariance));
}
