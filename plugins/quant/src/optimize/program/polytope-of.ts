import { constraintsFor } from '../constraints.js';
import { nearWeights } from './near-weights.js';
import { partsOf, type TotalDistance } from './parts.js';
import { type Polytope, rowOf, toParts, withRow } from './polytope.js';
import { requireDistance, requireFinite, requireVector } from './require-limits.js';
import type { ProgramConstraints } from './types.js';

const DISTANCES = ['turnover', 'tracking'] as const;

/**
 * The feasible weights of n assets.
 *
 * @throws {@link InvalidInputError} on a vector of another length, a number that is not finite, a distance below 0
 * @throws {@link InfeasibleError} when bounds, caps and distances of single assets exclude each other
 */
export function polytopeOf(n: number, limits: ProgramConstraints): Polytope {
  let constraints = constraintsFor(n, limits);
  const totals: TotalDistance[] = [];
  for (const kind of DISTANCES) {
    const limit = limits[kind];
    if (limit === undefined) continue;
    const name = `constraints.${kind}`;
    const { each, total } = limit;
    const from = requireVector(`${name}.from`, limit.from, n);
    if (each !== undefined) constraints = nearWeights(constraints, `${name}.each`, { from, each });
    if (total === undefined) continue;
    requireDistance(`${name}.total`, total);
    totals.push({ name: `${name}.total`, from, total });
  }
  let polytope = partsOf(constraints, totals);
  limits.linear?.forEach(({ coefficients, atMost }, k) => {
    const name = `constraints.linear[${k}]`;
    requireFinite(`${name}.atMost`, atMost);
    const ofAssets = requireVector(`${name}.coefficients`, coefficients, n);
    polytope = withRow(polytope, rowOf(name, toParts(polytope, ofAssets), atMost));
  });
  return polytope;
}
