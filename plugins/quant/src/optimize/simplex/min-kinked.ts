import { certified } from '../certificate.js';
import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import type { Constraints, Solution } from '../types.js';
import { assetVectors, kinkedProblem, sizesOf } from './kinked-problem.js';
import type { KinkedRisk } from './kinked-risks.js';
import { lowerBound } from './lower-bound.js';
import { minimiseKinked } from './minimise-kinked.js';
import { startAt } from './start.js';
import type { State } from './state.js';

/** Share of the holdings' mean size below which a risk counts as hedged away. */
const HEDGED = 1e-3;

/**
 * The least risk less a tilt t, argmin ρ(w) - t'w, of a measure made of kinks, by the simplex method.
 *
 * @param constraints - a feasible set of the N assets
 * @param tilt - N values in the unit of the returns; 0 for the least risk
 * @returns weights at a vertex, and a certificate with the duality gap
 */
export function minKinked({ kinks, levelCosts }: KinkedRisk, constraints: Constraints, tilt: Float64Array): Solution {
  const costs = tilt.map((gain) => -gain);
  const sizes = sizesOf(assetVectors(kinks), costs.length);
  const problem = kinkedProblem({ costs, levelCosts, kinks, constraints, sizes });
  const start = cheapestVertex(
    sizes.map((size, i) => size + costs[i]),
    constraints,
  );
  const state = startAt(problem, start);
  const { multipliers, iterations } = minimiseKinked(state);
  const dualityGap = multipliers === null ? Number.NaN : kinkedGap(state, multipliers);
  return certified(state.weights, constraints, { solver: 'simplex', dualityGap, iterations });
}

/** Duality gap relative to the risk, which is the objective without its costs. */
function kinkedGap(state: State, multipliers: Float64Array): number {
  const { problem, weights, levels, excess } = state;
  const { costs, kinks, levelCosts, sizes } = problem;
  let risk = levelCosts.reduce((sum, cost, l) => sum + cost * levels[l], 0);
  for (let k = 0; k < kinks.count; k++) risk += kinks.penalties[k] * Math.max(0, excess[k]);
  const scale = Math.max(Math.abs(risk), HEDGED * dot(weights, sizes));
  return (dot(costs, weights) + risk - lowerBound(state, multipliers)) / scale;
}
