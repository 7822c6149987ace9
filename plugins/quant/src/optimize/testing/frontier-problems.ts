import fc from 'fast-check';
import { cheapestVertex } from '../cheapest-vertex.js';
import { gradientOf, type Quadratic } from '../quadratic.js';
import type { Constraints } from '../types.js';
import { constraintsArbitrary, covarianceArbitrary } from './arbitraries.js';

/** A covariance (singular, with twins), gains of either sign and constraints of 1 to 9 assets. */
export const frontierArbitrary = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    covariance: covarianceArbitrary(n).map((values) => values.map((v, k) => (k % (n + 1) === 0 ? v + 1e-4 : v))),
    gains: fc
      .array(fc.integer({ min: -100, max: 100 }), { minLength: n, maxLength: n })
      .map((values) => Float64Array.from(values, (thousandths) => thousandths / 1000)),
    constraints: constraintsArbitrary(n),
  }),
);

/**
 * Frank-Wolfe gap (Σw - q·g)'(w - s), s the feasible vertex where it is largest, relative to w'Σw: what the objective can
 * be above its minimum, from no multipliers and no projection.
 */
export function frontierGap(objective: Quadratic, weights: Float64Array, constraints: Constraints): number {
  const gradient = gradientOf(objective, weights);
  const cheapest = cheapestVertex(gradient, constraints);
  const gap = gradient.reduce((sum, cost, i) => sum + cost * (weights[i] - cheapest[i]), 0);
  return gap / varianceOf(objective.covariance, weights);
}

export function varianceOf(covariance: Float64Array, weights: Float64Array): number {
  const n = weights.length;
  return covariance.reduce((sum, value, k) => sum + weights[Math.floor(k / n)] * value * weights[k % n], 0);
}

export function gainOf(gains: Float64Array, weights: Float64Array): number {
  return gains.reduce((sum, gain, i) => sum + gain * weights[i], 0);
}
