import { leafOrder } from '../cluster/leaf-order.js';
import { leafSpans } from '../cluster/leaf-spans.js';
import type { Linkage } from '../cluster/linkage.js';

/**
 * Budget split along the dendrogram: from the leaves upwards, each merge shares in inverse proportion to the variances
 * of the two portfolios made below it. The same for any order of the columns, ties of the linkage apart.
 *
 * @param covariance - N × N, symmetric, positive variances, row-major
 * @param tree - dendrogram of the N assets
 */
export function weighDendrogram(covariance: Float64Array, tree: Linkage): Float64Array {
  const { n, left, right } = tree;
  const order = leafOrder(tree);
  const { start, end } = leafSpans(tree);
  const membersOf = (id: number) => order.subarray(start[id], end[id]);
  const weights = new Float64Array(n).fill(1);
  const variances = new Float64Array(2 * n - 1);
  for (let i = 0; i < n; i++) variances[i] = covariance[i * n + i];
  for (let k = 0; k < n - 1; k++) {
    const [first, second] = [membersOf(left[k]), membersOf(right[k])];
    const [riskFirst, riskSecond] = [variances[left[k]], variances[right[k]]];
    const common = covarianceBetween(covariance, weights, { first, second });
    const share = riskSecond / (riskFirst + riskSecond);
    const rest = 1 - share;
    variances[n + k] = share * share * riskFirst + rest * rest * riskSecond + 2 * share * rest * common;
    for (const i of first) weights[i] *= share;
    for (const i of second) weights[i] *= rest;
  }
  return weights;
}

/** Covariance of two portfolios of disjoint members. */
function covarianceBetween(
  covariance: Float64Array,
  weights: Float64Array,
  { first, second }: { first: Int32Array; second: Int32Array },
): number {
  const n = weights.length;
  let sum = 0;
  for (const i of first) {
    let marginal = 0;
    for (const j of second) marginal += covariance[i * n + j] * weights[j];
    sum += weights[i] * marginal;
  }
  return sum;
}
