import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import type { State } from './state.js';

/**
 * A lower bound of the objective over the feasible set: any multipliers 0 ≤ y_k ≤ p_k that sum to d_l for each level make
 * (c + Σ y_k a_k)'w one for each w, and its least value over the feasible set one for all. What rounding leaves missing of
 * a level's sum is taken off.
 *
 * @param multipliers - of the rows of the state's basis; clipped to what they may be
 */
export function lowerBound(state: State, multipliers: Float64Array): number {
  const { problem, basis, levels, gradient, burden } = state;
  const { kinks, constraints } = problem;
  const n = gradient.length;
  const slopes = gradient.slice();
  const missing = burden.slice();
  basis.rows.forEach(({ kind, index: k }, r) => {
    if (kind !== 'kink') return;
    const multiplier = Math.min(kinks.penalties[k], Math.max(0, multipliers[r]));
    for (let i = 0; i < n; i++) slopes[i] += multiplier * kinks.rows[k * n + i];
    if (kinks.levels[k] >= 0) missing[kinks.levels[k]] -= multiplier;
  });
  const inexact = missing.reduce((sum, rest, l) => sum + Math.abs(rest * levels[l]), 0);
  return dot(slopes, cheapestVertex(slopes, constraints)) - inexact;
}
