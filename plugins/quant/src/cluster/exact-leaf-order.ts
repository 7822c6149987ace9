import type { OrderedTree, Span } from './ordered-tree.js';

/**
 * Order of the leaves, among the 2^(N-1) that the tree admits, with the least sum of distances between neighbours.
 * Of an order and its mirror image, the one that keeps the root's left cluster on the left. O(N³).
 *
 * Source: Bar-Joseph, Gifford, Jaakkola (2001), "Fast optimal leaf ordering for hierarchical clustering"; the cubic
 * join: Biedl, Brejová, Demaine et al. (2001), "Optimal arrangement of leaves in the tree representing hierarchical
 * clustering of gene expression data".
 */
export function exactLeafOrder(tree: OrderedTree): Int32Array {
  const lengths = shortestLengths(tree);
  const order: number[] = [];
  const pending = [wholeTree(tree, lengths)];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.cluster < tree.n) order.push(tree.leaves[part.first]);
    else pending.push(...halves(tree, lengths, part).reverse());
  }
  return Int32Array.from(order);
}

/** A cluster to lay out with these outermost positions. */
interface Part {
  readonly cluster: number;
  readonly first: number;
  readonly last: number;
}

/**
 * N × N: the length of the shortest layout of the smallest cluster that holds both positions, with these two outermost.
 * Symmetric, 0 on the diagonal.
 */
function shortestLengths(tree: OrderedTree): Float64Array {
  const { n } = tree;
  const lengths = new Float64Array(n * n);
  for (let k = 0; k < n - 1; k++) {
    const [left, right] = tree.children(k);
    for (const { outer, inner } of tree.sides(left)) {
      for (let first = outer.start; first < outer.end; first++) {
        const crossed = crossings(tree, lengths.subarray(first * n, first * n + n), [inner, tree.span(right)]);
        joinAll(tree, lengths, { first, crossed, right });
      }
    }
  }
  return lengths;
}

/** Shortest way to each position of `to`, through any position of `from` to which the lengths are given. */
function crossings(
  { n, distance }: OrderedTree,
  lengths: Float64Array,
  [from, to]: readonly [Span, Span],
): Float64Array {
  const crossed = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let m = from.start; m < from.end; m++) {
    for (let q = to.start; q < to.end; q++) {
      crossed[q] = Math.min(crossed[q], lengths[m] + distance[m * n + q]);
    }
  }
  return crossed;
}

interface Crossing {
  readonly first: number;
  readonly crossed: Float64Array;
  readonly right: number;
}

/** Sets the lengths from `first` to every position of the cluster on the right, which starts where it was crossed to. */
function joinAll(tree: OrderedTree, lengths: Float64Array, { first, crossed, right }: Crossing): void {
  const { n } = tree;
  for (const { outer, inner } of tree.sides(right)) {
    for (let last = outer.start; last < outer.end; last++) {
      let least = Number.POSITIVE_INFINITY;
      for (let q = inner.start; q < inner.end; q++) least = Math.min(least, crossed[q] + lengths[last * n + q]);
      lengths[first * n + last] = least;
      lengths[last * n + first] = least;
    }
  }
}

function wholeTree({ n, children, span }: OrderedTree, lengths: Float64Array): Part {
  const root = 2 * n - 2;
  if (n === 1) return { cluster: root, first: 0, last: 0 };
  const [left, right] = children(root - n);
  const [first, last] = leastPair([span(left), span(right)], (u, w) => lengths[u * n + w]);
  return { cluster: root, first, last };
}

/** The two parts, in order, of which the shortest layout of this one is made. */
function halves(tree: OrderedTree, lengths: Float64Array, { cluster, first, last }: Part): [Part, Part] {
  const { n, distance, children, span } = tree;
  const [left, right] = children(cluster - n);
  const [near, far] = first < span(left).end ? [left, right] : [right, left];
  const [m, q] = leastPair(
    [innerSpan(tree, near, first), innerSpan(tree, far, last)],
    (p, r) => lengths[first * n + p] + distance[p * n + r] + lengths[last * n + r],
  );
  return [
    { cluster: near, first, last: m },
    { cluster: far, first: q, last },
  ];
}

/** Where the other end of a cluster can be when this position is one end. */
function innerSpan({ sides }: OrderedTree, cluster: number, position: number): Span {
  const [side, other] = sides(cluster);
  return other === undefined || position < side.outer.end ? side.inner : other.inner;
}

/** The first pair of positions with the least cost. */
function leastPair([from, to]: readonly [Span, Span], cost: (p: number, q: number) => number): [number, number] {
  let best: [number, number] = [from.start, to.start];
  let least = cost(...best);
  for (let p = from.start; p < from.end; p++) {
    for (let q = to.start; q < to.end; q++) {
      if (cost(p, q) < least) {
        best = [p, q];
        least = cost(p, q);
      }
    }
  }
  return best;
}
