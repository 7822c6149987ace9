import { certified } from '../certificate.js';
import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import type { Constraints, Solution } from '../types.js';
import { kinkedProblem, sizesOf } from './kinked-problem.js';
import type { KinkedRisk } from './kinked-risks.js';
import { lowerBound } from './lower-bound.js';
import { minimiseKinked } from './minimise-kinked.js';
import { startAt } from './start.js';
import type { State } from './state.js';

/** Share of the holdings' mean size below which a risk counts as hedged away. */
const HEDGED = 1e-3;

/**
 * The least risk, argmin ρ(w), of a measure made of kinks, by the simplex method.
 *
 * @param constraints - a feasible set of the N assets
 * @returns weights at a vertex, and a certificate with the duality gap
 */
export function minKinked({ kinks, levelCosts, memory }: KinkedRisk, constraints: Constraints): Solution {
  const n = constraints.lower.length;
  const costs = memory.numbers(n);
  const sizes = sizesOf(kinks.rows, kinks.count, memory.numbers(n));
  const problem = kinkedProblem({ costs, levelCosts, kinks, constraints, sizes, memory });
  const state = startAt(problem, cheapestVertex(sizes, constraints));
  const { multipliers, iterations } = minimiseKinked(state);
  const dualityGap = multipliers === null ? Number.NaN : kinkedGap(state, multipliers);
  return certified(state.weights.slice(), constraints, { solver: 'simplex', dualityGap, iterations });
}

/** Duality gap relative to the risk. */
function kinkedGap(state: State, multipliers: Float64Array): number {
  const { problem, weights, levels, excess } = state;
  const { kinks, levelCosts, sizes } = problem;
  let risk = 0;
  for (let l = 0; l < levels.length; l++) risk += levelCosts[l] * levels[l];
  for (let k = 0; k < kinks.count; k++) risk += kinks.penalties[k] * Math.max(0, excess[k]);
  const scale = Math.max(Math.abs(risk), HEDGED * dot(weights, sizes));
  return (risk - lowerBound(state, multipliers)) / scale;
}
