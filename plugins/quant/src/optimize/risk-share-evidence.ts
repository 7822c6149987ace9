import { covarianceTimes, dot } from './covariance-product.js';

/** How far the risk shares of weights are from their budgets: the largest distance, and the largest relative to its budget. */
export function riskShareEvidence(
  weights: Float64Array,
  covariance: Float64Array,
  budgets: Float64Array,
): { riskShareError: number; kktResidual: number } {
  const marginal = covarianceTimes(covariance, weights);
  const variance = dot(weights, marginal);
  let [riskShareError, kktResidual] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const deviation = Math.abs((weights[i] * marginal[i]) / variance - budgets[i]);
    riskShareError = Math.max(riskShareError, deviation);
    kktResidual = Math.max(kktResidual, deviation / budgets[i]);
  }
  return { riskShareError, kktResidual };
}
