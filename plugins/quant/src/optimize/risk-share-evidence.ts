import { riskContributions } from '../metrics/risk-contributions.js';

/** How far the risk shares of weights are from their budgets: the largest distance, and the largest relative to its budget. */
export function riskShareEvidence(
  weights: Float64Array,
  covariance: Float64Array,
  budgets: Float64Array,
): { riskShareError: number; kktResidual: number } {
  const deviations = riskContributions(weights, covariance).map((share, i) => Math.abs(share - budgets[i]));
  return {
    riskShareError: deviations.reduce((worst, deviation) => Math.max(worst, deviation), 0),
    kktResidual: deviations.reduce((worst, deviation, i) => Math.max(worst, deviation / budgets[i]), 0),
  };
}
