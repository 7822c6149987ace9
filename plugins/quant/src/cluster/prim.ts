import { type RawMerges, rawMerges } from './raw-merges.js';

/**
 * Single linkage is the minimum spanning tree, grown here from leaf 0. Of equally near leaves the first column joins.
 *
 * @param distance - N × N, symmetric bit for bit, row-major
 *
 * Source: Prim (1957); Gower, Ross (1969), "Minimum spanning trees and single linkage cluster analysis".
 */
export function minimumSpanningTree(distance: Float64Array, n: number): RawMerges {
  const merges = rawMerges(n);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const joined = new Uint8Array(n);
  let last = 0;
  for (let k = 0; k < n - 1; k++) {
    joined[last] = 1;
    const next = nearestOutside({ distance, n, nearest, joined }, last);
    merges.a[k] = last;
    merges.b[k] = next;
    merges.heights[k] = nearest[next];
    last = next;
  }
  return merges;
}

interface Growth {
  readonly distance: Float64Array;
  readonly n: number;
  /** Distance of each leaf outside to the tree. */
  readonly nearest: Float64Array;
  readonly joined: Uint8Array;
}

/** Updates the distances to the tree by its newest leaf and returns the leaf that is nearest. */
function nearestOutside({ distance, n, nearest, joined }: Growth, last: number): number {
  let next = -1;
  for (let i = 0; i < n; i++) {
    if (joined[i] === 1) continue;
    if (distance[last * n + i] < nearest[i]) nearest[i] = distance[last * n + i];
    if (next === -1 || nearest[i] < nearest[next]) next = i;
  }
  return next;
}
