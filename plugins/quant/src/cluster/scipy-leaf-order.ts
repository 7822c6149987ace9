import type { OrderedTree, Side, Span } from './ordered-tree.js';
import { sortAsScipy } from './scipy-sort.js';

/**
 * The order that scipy's `optimal_leaf_ordering` gives, orientation included. It departs from the optimum in two ways
 * that are reproduced here: a cluster is turned by the layout best for its parent alone, whatever the clusters above
 * it choose later (scipy issue 11227), and lengths are kept in single precision, where near ones tie.
 */
export function scipyLeafOrder(tree: OrderedTree): Int32Array {
  const { n, leaves, children, span, sides } = tree;
  const lengths = new Float32Array(n * n);
  const order = leaves.slice();
  const turn = (cluster: number) => order.subarray(span(cluster).start, span(cluster).end).reverse();
  for (let k = 0; k < n - 1; k++) {
    const [left, right] = children(k);
    joinSides(tree, lengths, [left, right]);
    const [first, last] = shortest(lengths, n, [span(left), span(right)]);
    if (first >= sides(left)[0].outer.end) turn(left);
    if (right >= n && last < sides(right)[0].outer.end) turn(right);
  }
  return order;
}

/** Sets the lengths between all positions of two clusters that are joined. */
function joinSides(tree: OrderedTree, lengths: Float32Array, [left, right]: readonly [number, number]): void {
  const { n } = tree;
  for (const leftSide of tree.sides(left)) {
    const starts = ranksOf(lengths, n, leftSide);
    for (const rightSide of tree.sides(right)) {
      const bridge = shortestBridge(tree, leftSide.inner, rightSide.inner);
      const ends = ranksOf(lengths, n, rightSide);
      for (const start of starts) {
        for (const end of ends) {
          const least = leastJoin(tree, bridge, [start, end]);
          lengths[start.outer * n + end.outer] = least;
          lengths[end.outer * n + start.outer] = least;
        }
      }
    }
  }
}

/** The inner positions that go with an outermost one, by ascending length between the two. */
interface Ranks {
  readonly outer: number;
  readonly inner: Int32Array;
  readonly lengths: Float32Array;
}

function ranksOf(lengths: Float32Array, n: number, { outer, inner }: Side): Ranks[] {
  const ranks: Ranks[] = [];
  for (let p = outer.start; p < outer.end; p++) {
    const values = lengths.slice(p * n + inner.start, p * n + inner.end);
    const positions = Int32Array.from(values, (_, i) => inner.start + i);
    sortAsScipy(values, positions);
    ranks.push({ outer: p, inner: positions, lengths: values });
  }
  return ranks;
}

/** Least distance between two spans, in single precision. */
function shortestBridge({ n, distance }: OrderedTree, from: Span, to: Span): number {
  let least = Number.POSITIVE_INFINITY;
  for (let m = from.start; m < from.end; m++) {
    for (let q = to.start; q < to.end; q++) least = Math.min(least, distance[m * n + q]);
  }
  return Math.fround(least);
}

/** Least start + bridge + end; the ranks let it stop where even the shortest bridge is of no more help. */
function leastJoin({ n, distance }: OrderedTree, bridge: number, [start, end]: readonly [Ranks, Ranks]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < start.inner.length; a++) {
    const row = start.inner[a] * n;
    const startLength = start.lengths[a];
    if (Math.fround(Math.fround(startLength + end.lengths[0]) + bridge) >= least) break;
    for (let b = 0; b < end.inner.length; b++) {
      const ends = Math.fround(startLength + end.lengths[b]);
      if (Math.fround(ends + bridge) >= least) break;
      const join = Math.fround(ends + distance[row + end.inner[b]]);
      if (join < least) least = join;
    }
  }
  return least;
}

/** The first pair of positions with the least length between them. */
function shortest(lengths: Float32Array, n: number, [from, to]: readonly [Span, Span]): [number, number] {
  let best: [number, number] = [from.start, to.start];
  for (let p = from.start; p < from.end; p++) {
    for (let q = to.start; q < to.end; q++) {
      if (lengths[p * n + q] < lengths[best[0] * n + best[1]]) best = [p, q];
    }
  }
  return best;
}
