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
  const capOf = new Map(groups.flatMap((group) => group.members.map((i) => [i, group] as const)));
  const byCost = Array.from(costs.keys()).sort((a, b) => costs[a] - costs[b]);
  let rest = 1 - lower.reduce((sum, w) => sum + w, 0);
  for (const i of byCost) {
    const group = capOf.get(i);
    const room = group ? group.cap - group.members.reduce((sum, k) => sum + weights[k], 0) : Number.POSITIVE_INFINITY;
    const step = Math.max(0, Math.min(upper[i] - weights[i], room, rest));
    weights[i] = step === upper[i] - weights[i] ? upper[i] : weights[i] + step;
    rest -= step;
  }
  return weights;
}

/** The vertex of the feasible set of greatest gain g'w. */
export function greatestGain(gains: Float64Array, constraints: Constraints): Float64Array {
  return cheapestVertex(
    gains.map((gain) => -gain),
    constraints,
  );
}
