import { certified } from './certificate.js';
import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/**
 * 1/N in each asset, projected onto the constraints where a cluster cap binds.
 *
 * @param constraints - a feasible set of N assets, N ≥ 1
 */
export function equalWeight(constraints: Constraints): Solution {
  const n = constraints.lower.length;
  const { weights, notes } = withinConstraints(new Float64Array(n).fill(1 / n), constraints);
  return certified(weights, constraints, { solver: 'closed-form', notes });
}
