import { cheapestVertex } from '../cheapest-vertex.js';
import type { Constraints } from '../types.js';

/**
 * Frank-Wolfe gap (Σw)'(w - s) / w'Σw, s the feasible point of least marginal variance: an upper bound of what the
 * variance is above its minimum (half of it, relative), from no multipliers and no projection.
 */
export function relativeDualityGap(covariance: Float64Array, weights: Float64Array, constraints: Constraints): number {
  const n = weights.length;
  const marginal = weights.map((_, i) => weights.reduce((sum, w, j) => sum + covariance[i * n + j] * w, 0));
  const cheapest = cheapestVertex(marginal, constraints);
  const variance = weights.reduce((sum, w, i) => sum + w * marginal[i], 0);
  return weights.reduce((sum, w, i) => sum + marginal[i] * (w - cheapest[i]), 0) / variance;
}
