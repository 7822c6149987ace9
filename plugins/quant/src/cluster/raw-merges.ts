import type { Linkage } from './linkage.js';

/** Merges in the order an algorithm found them, each named by one leaf of either side. */
export interface RawMerges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly heights: Float64Array;
}

/** Room for the n - 1 merges of n leaves. */
export function rawMerges(n: number): RawMerges {
  return { a: new Int32Array(n - 1), b: new Int32Array(n - 1), heights: new Float64Array(n - 1) };
}

/** Sorts merges by height, equal heights in the order found, and names each side by the cluster it has become by then. */
export function mergeOrder(merges: RawMerges, n: number): Linkage {
  const order = Array.from(merges.heights.keys()).sort((p, q) => merges.heights[p] - merges.heights[q]);
  const tree = {
    n,
    left: new Int32Array(n - 1),
    right: new Int32Array(n - 1),
    heights: new Float64Array(n - 1),
    sizes: new Int32Array(n - 1),
  };
  const parents = Int32Array.from({ length: 2 * n - 1 }, (_, id) => id);
  const sizeOf = (id: number) => (id < n ? 1 : tree.sizes[id - n]);
  order.forEach((merge, k) => {
    const a = rootOf(parents, merges.a[merge]);
    const b = rootOf(parents, merges.b[merge]);
    parents[a] = n + k;
    parents[b] = n + k;
    tree.left[k] = Math.min(a, b);
    tree.right[k] = Math.max(a, b);
    tree.heights[k] = merges.heights[merge];
    tree.sizes[k] = sizeOf(a) + sizeOf(b);
  });
  return tree;
}

/** The cluster that a leaf or cluster belongs to by now; halves the path it walks. */
function rootOf(parents: Int32Array, id: number): number {
  let node = id;
  while (parents[node] !== node) {
    parents[node] = parents[parents[node]];
    node = parents[node];
  }
  return node;
}
