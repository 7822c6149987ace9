import type { Linkage } from '../linkage.js';

/** The leaves of every cluster, by id. */
export function leafSets({ n, left, right }: Linkage): number[][] {
  const sets = Array.from({ length: n }, (_, leaf) => [leaf]);
  left.forEach((id, k) => {
    sets.push([...sets[id], ...sets[right[k]]]);
  });
  return sets;
}

/** Sum of the distances between neighbours in an order of leaves. */
export function pathLength(order: ArrayLike<number>, distance: Float64Array, n: number): number {
  let sum = 0;
  for (let p = 1; p < order.length; p++) sum += distance[order[p - 1] * n + order[p]];
  return sum;
}
