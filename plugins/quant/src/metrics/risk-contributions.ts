import { timesCovariance } from './portfolio-variance.js';

/**
 * Share of each asset in the portfolio's variance, wᵢ·(Σw)ᵢ / w'Σw; the shares sum to 1. A hedge's share is negative.
 *
 * @param weights - N weights
 * @param covariance - N × N, symmetric, row-major, any period
 * @returns N shares; NaN for a portfolio without variance
 * @throws {@link InvalidInputError} when the matrix is not N × N, or has NaN or infinity
 *
 * Source: Maillard, Roncalli, Teïletche (2010), "The properties of equally weighted risk contribution portfolios", eq. 3.
 */
export function riskContributions(weights: Float64Array, covariance: Float64Array): Float64Array {
  const marginal = timesCovariance(weights, covariance);
  const variance = marginal.reduce((sum, value, i) => sum + weights[i] * value, 0);
  return weights.map((weight, i) => (weight * marginal[i]) / variance);
}
