import { riskContributions } from '../metrics/risk-contributions.js';

/** How far the risk shares of weights are from 1/N: the largest distance, and the same relative to 1/N. */
export function equalShareEvidence(
  weights: Float64Array,
  covariance: Float64Array,
): { riskShareError: number; kktResidual: number } {
  const n = weights.length;
  const deviations = riskContributions(weights, covariance).map((share) => Math.abs(share - 1 / n));
  const riskShareError = deviations.reduce((worst, deviation) => Math.max(worst, deviation), 0);
  return { riskShareError, kktResidual: n * riskShareError };
}
