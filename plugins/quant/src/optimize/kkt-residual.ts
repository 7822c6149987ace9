import { covarianceTimes, dot } from './covariance-product.js';
import { projectOntoConstraints } from './feasible-set.js';
import type { Constraints } from './types.js';

/** Share of the mean variance of the holdings below which the portfolio's variance counts as hedged away. */
const HEDGED = 1e-6;

/**
 * How far weights are from minimal variance: ‖w - P(w - Σw / w'Σw)‖∞, where P projects onto the constraints. It is 0
 * if and only if w satisfies the Karush-Kuhn-Tucker conditions; for assets off their bounds it is the deviation of
 * their marginal variance from the common one, relative to the objective. No multipliers and no active set of any
 * solver enter it.
 *
 * @param covariance - N × N, symmetric positive semi-definite, row-major
 * @param weights - N weights that satisfy the constraints
 *
 * Source: Facchinei, Pang (2003), "Finite-Dimensional Variational Inequalities", section 1.5.2 (the natural map).
 */
export function minVarianceKktResidual(
  covariance: Float64Array,
  weights: Float64Array,
  constraints: Constraints,
): number {
  const marginal = covarianceTimes(covariance, weights);
  const scale = varianceScale(covariance, weights, marginal);
  const target = projectOntoConstraints(
    weights.map((w, i) => w - marginal[i] / scale),
    constraints,
  );
  return weights.reduce((worst, w, i) => Math.max(worst, Math.abs(w - target[i])), 0);
}

/** The objective w'Σw, not below a millionth of the holdings' mean variance so that a perfect hedge has a scale too. */
export function varianceScale(covariance: Float64Array, weights: Float64Array, marginal: Float64Array): number {
  const n = weights.length;
  const meanVariance = weights.reduce((sum, w, i) => sum + w * covariance[i * n + i], 0);
  return Math.max(dot(weights, marginal), HEDGED * meanVariance);
}
