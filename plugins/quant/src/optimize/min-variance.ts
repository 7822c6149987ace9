import { cheapestVertex } from './cheapest-vertex.js';
import { minimiseQuadratic } from './minimise-quadratic.js';
import { varianceOnly } from './quadratic.js';
import type { Constraints, Solution } from './types.js';
import { equalGains, uncappedRatio } from './uncapped-ratio.js';

/**
 * Minimum variance, argmin w'Σw under Σw = 1, bounds and disjoint group caps: by {@link uncappedRatio} where only w ≥ 0 binds,
 * else by {@link minimiseQuadratic}. No warm start: the answer depends on Σ and the constraints only.
 *
 * @param covariance - N × N, symmetric positive semi-definite, row-major
 * @param constraints - a feasible set of the N assets
 * @returns weights and certificate; its `kktResidual` tells whether they are the minimum
 */
export function minVariance(covariance: Float64Array, constraints: Constraints): Solution {
  const n = constraints.lower.length;
  const uncapped = uncappedRatio(equalGains(covariance, constraints));
  if (uncapped !== null) return uncapped;
  const variances = constraints.lower.map((_, i) => covariance[i * n + i]);
  return minimiseQuadratic(varianceOnly(covariance), constraints, cheapestVertex(variances, constraints));
}
