import { projectOntoConstraints } from './feasible-set.js';

/**
 * Euclidean projection onto the bounded simplex { Σw = 1, lower ≤ w ≤ upper }, exact up to rounding.
 *
 * @param weights - N values, finite, of the order of weights
 * @param lower - N lower bounds, Σ lower ≤ 1
 * @param upper - N upper bounds, Σ upper ≥ 1
 * @returns N weights, Σw = 1 within 1e-12
 */
export function projectToBoundedSimplex(weights: Float64Array, lower: Float64Array, upper: Float64Array): Float64Array {
  return projectOntoConstraints(weights, { lower, upper, groups: [], notes: [] });
}
