import type { Constraints } from './types.js';

/**
 * The vertex of the feasible set of least cost c'w: every weight at its lower bound, then the rest of the budget to the
 * cheapest assets first, each as far as its bound and its group's cap allow. That is the minimum because budget, bounds
 * and disjoint caps are a polymatroid's.
 *
 * @param costs - N costs of a unit of weight, in the order of the constraints
 *
 * Source: Edmonds (1970), "Submodular functions, matroids, and certain polyhedra", for the greedy algorithm.
 */
export function cheapestVertex(costs: Float64Array, { lower, upper, groups }: Constraints): Float64Array {
  const weights = lower.slice();
  const filled = new Uint8Array(costs.length);
  let rest = 1 - lower.reduce((sum, w) => sum + w, 0);
  for (let i = cheapest(costs, filled); rest > 0 && i !== -1; i = cheapest(costs, filled)) {
    const group = groups.find(({ members }) => members.includes(i));
    const room = group ? group.cap - group.members.reduce((sum, k) => sum + weights[k], 0) : Number.POSITIVE_INFINITY;
    const step = Math.max(0, Math.min(upper[i] - weights[i], room, rest));
    weights[i] = step === upper[i] - weights[i] ? upper[i] : weights[i] + step;
    rest -= step;
    filled[i] = 1;
  }
  return weights;
}

/** The first asset of least cost that is not filled; -1 when all are. A few fill the budget, so that no order of all is needed. */
function cheapest(costs: Float64Array, filled: Uint8Array): number {
  let best = -1;
  for (let i = 0; i < costs.length; i++) {
    if (filled[i] === 0 && (best === -1 || costs[i] < costs[best])) best = i;
  }
  return best;
}

/** The vertex of the feasible set of greatest gain g'w. */
export function greatestGain(gains: Float64Array, constraints: Constraints): Float64Array {
  return cheapestVertex(
    gains.map((gain) => -gain),
    constraints,
  );
}
