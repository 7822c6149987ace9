import { type ClusterRisk, inverseRiskWeights } from './cluster-risk.js';
import type { Constraints } from './types.js';

/** A cluster that waits to be split: positions start … end - 1 of the leaf order, and its share of the budget. */
interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly budget: number;
}

/**
 * Recursive bisection of the leaf order: each cluster is cut in the middle (the shorter half first when it is odd) and
 * its budget shared in inverse proportion to the halves' risks, each the risk of its inverse-risk portfolio.
 *
 * @param risk - measure on the N assets
 * @param order - N columns in the order of the leaves
 * @param bounds - limits of each split; without them any share goes
 *
 * Source: López de Prado (2016), section 3.3, algorithm 3.
 */
export function bisectLeafOrder(risk: ClusterRisk, order: Int32Array, bounds?: Constraints): Float64Array {
  const weights = new Float64Array(order.length);
  const waiting: Cluster[] = [{ start: 0, end: order.length, budget: 1 }];
  for (let cluster = waiting.pop(); cluster !== undefined; cluster = waiting.pop()) {
    const { start, end, budget } = cluster;
    if (end - start === 1) {
      weights[order[start]] = budget;
      continue;
    }
    const middle = start + Math.floor((end - start) / 2);
    const [left, right] = [order.subarray(start, middle), order.subarray(middle, end)];
    const [riskLeft, riskRight] = [left, right].map((half) => risk.of(half, inverseRiskWeights(risk, half)));
    const share = 1 - riskLeft / (riskLeft + riskRight);
    const toLeft = bounds ? withinBounds(share * budget, { budget, left, right, bounds }) : share * budget;
    const toRight = bounds ? budget - toLeft : (1 - share) * budget;
    waiting.push({ start: middle, end, budget: toRight }, { start, end: middle, budget: toLeft });
  }
  return weights;
}

interface Split {
  readonly budget: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly bounds: Constraints;
}

/** The left half's budget, moved as little as the bounds of both halves' members ask. */
function withinBounds(toLeft: number, { budget, left, right, bounds: { lower, upper } }: Split): number {
  const sum = (bound: Float64Array, members: Int32Array) => members.reduce((total, i) => total + bound[i], 0);
  const least = Math.max(sum(lower, left), budget - sum(upper, right));
  const most = Math.min(sum(upper, left), budget - sum(lower, right));
  return Math.min(most, Math.max(least, toLeft));
}
