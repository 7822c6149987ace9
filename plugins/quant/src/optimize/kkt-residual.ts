import { projectOntoConstraints } from './feasible-set.js';
import { gradientOf, type Quadratic } from './quadratic.js';
import type { Constraints } from './types.js';

/** Share of the mean variance of the holdings below which the portfolio's variance counts as hedged away. */
const HEDGED = 1e-6;

/**
 * How far weights are from the minimum of ½w'Σw - q·g'w: ‖w - P(w - (Σw - q·g) / w'Σw)‖∞, P the projection onto the
 * constraints. It is 0 if and only if w satisfies the Karush-Kuhn-Tucker conditions; for assets off their bounds it is
 * the deviation of their gradient from the common one, relative to the variance. No multipliers and no active set of any
 * solver enter it.
 *
 * @param weights - N weights that satisfy the constraints
 *
 * Source: Facchinei, Pang (2003), "Finite-Dimensional Variational Inequalities", section 1.5.2 (the natural map).
 */
export function kktResidual(objective: Quadratic, weights: Float64Array, constraints: Constraints): number {
  const gradient = gradientOf(objective, weights);
  const scale = varianceScale(objective, weights, gradient);
  return naturalResidual(weights, constraints, { gradient, scale });
}

/** ‖w - P(w - gradient / scale)‖∞ of any objective: 0 where the gradient is that of a constrained minimum. */
export function naturalResidual(
  weights: Float64Array,
  constraints: Constraints,
  { gradient, scale }: { gradient: Float64Array; scale: number },
): number {
  const moved = new Float64Array(weights.length);
  for (let i = 0; i < moved.length; i++) moved[i] = weights[i] - gradient[i] / scale;
  const target = projectOntoConstraints(moved, constraints);
  let worst = 0;
  for (let i = 0; i < moved.length; i++) worst = Math.max(worst, Math.abs(weights[i] - target[i]));
  return worst;
}

/** The variance w'Σw, not below a millionth of the holdings' mean variance so that a perfect hedge has a scale too. */
export function varianceScale(
  { covariance, gains, tolerance }: Quadratic,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  const n = weights.length;
  let variance = 0;
  let meanVariance = 0;
  for (let i = 0; i < n; i++) {
    if (weights[i] === 0) continue;
    variance += weights[i] * (gradient[i] + tolerance * gains[i]);
    meanVariance += weights[i] * covariance[i * n + i];
  }
  return Math.max(variance, HEDGED * meanVariance);
}
