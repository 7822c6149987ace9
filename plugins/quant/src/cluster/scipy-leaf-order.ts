import type { OrderedTree, Side, Span } from './ordered-tree.js';
import { sortAsScipy } from './scipy-sort.js';

/** N × N tables by position, in single precision: each pair of positions is written when their clusters are joined. */
interface Tables {
  /** Length of the shortest layout of the joined cluster that has the two outermost. */
  readonly lengths: Float32Array;
  /** In the row of an outermost position: the lengths to the inner positions that go with it, ascending, and whose they are. */
  readonly ranked: Float32Array;
  readonly inner: Int32Array;
  /** Least distance from each position to the other cluster's inner ones. */
  readonly nearest: Float64Array;
}

/**
 * The order that scipy's `optimal_leaf_ordering` gives, orientation included. It departs from the optimum in two ways
 * that are reproduced here: a cluster is turned by the layout best for its parent alone, whatever the clusters above
 * it choose later (scipy issue 11227), and lengths are kept in single precision, where near ones tie.
 */
export function scipyLeafOrder(tree: OrderedTree): Int32Array {
  const { n, leaves, children, span, sides } = tree;
  const tables = {
    lengths: new Float32Array(n * n),
    ranked: new Float32Array(n * n),
    inner: new Int32Array(n * n),
    nearest: new Float64Array(n),
  };
  const order = leaves.slice();
  const turn = (cluster: number) => order.subarray(span(cluster).start, span(cluster).end).reverse();
  for (let k = 0; k < n - 1; k++) {
    const [left, right] = children(k);
    for (const side of [...sides(left), ...sides(right)]) rank(tables, n, side);
    for (const leftSide of sides(left)) {
      for (const rightSide of sides(right)) joinSides(tree, tables, [leftSide, rightSide]);
    }
    const [first, last] = shortest(tables.lengths, n, [span(left), span(right)]);
    if (first >= sides(left)[0].outer.end) turn(left);
    if (right >= n && last < sides(right)[0].outer.end) turn(right);
  }
  return order;
}

/** Ranks the inner positions that go with each outermost one by the length between the two. */
function rank({ lengths, ranked, inner: positions }: Tables, n: number, { outer, inner }: Side): void {
  for (let p = outer.start; p < outer.end; p++) {
    const row = p * n;
    for (let q = inner.start; q < inner.end; q++) {
      ranked[row + q] = lengths[row + q];
      positions[row + q] = q;
    }
    sortAsScipy(ranked, positions, { start: row + inner.start, end: row + inner.end });
  }
}

/** Sets the lengths between the outermost positions of two clusters that are joined at their inner ones. */
function joinSides(tree: OrderedTree, tables: Tables, [left, right]: readonly [Side, Side]): void {
  const { n } = tree;
  const { lengths } = tables;
  const bridge = bridges(tree, tables.nearest, [left.inner, right.inner]);
  for (let first = left.outer.start; first < left.outer.end; first++) {
    for (let last = right.outer.start; last < right.outer.end; last++) {
      const start = { from: first * n + left.inner.start, to: first * n + left.inner.end };
      const end = { from: last * n + right.inner.start, to: last * n + right.inner.end };
      const least = leastJoin(tree, tables, { start, end, bridge });
      lengths[first * n + last] = least;
      lengths[last * n + first] = least;
    }
  }
}

/** Writes the least distance from each position to the other span, and tells the least of all in single precision. */
function bridges({ n, distance }: OrderedTree, nearest: Float64Array, [from, to]: readonly [Span, Span]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let m = from.start; m < from.end; m++) {
    let least = Number.POSITIVE_INFINITY;
    for (let q = to.start; q < to.end; q++) least = Math.min(least, distance[m * n + q]);
    nearest[m] = least;
    shortest = Math.min(shortest, least);
  }
  return Math.fround(shortest);
}

/** Where the ranks of the two outermost positions stand in the tables, and the shortest bridge. */
interface Join {
  readonly start: { readonly from: number; readonly to: number };
  readonly end: { readonly from: number; readonly to: number };
  readonly bridge: number;
}

/**
 * Least start + bridge + end. The ranks let it stop where even the shortest bridge is of no more help, as scipy does; and a
 * position is left where its own shortest bridge is not, which changes no sum that is looked at.
 */
function leastJoin(
  { n, distance }: OrderedTree,
  { ranked, inner, nearest }: Tables,
  { start, end, bridge }: Join,
): number {
  const shortestEnd = ranked[end.from];
  let least = Number.POSITIVE_INFINITY;
  for (let a = start.from; a < start.to; a++) {
    const startLength = ranked[a];
    const atLeast = Math.fround(startLength + shortestEnd);
    if (Math.fround(atLeast + bridge) >= least) break;
    const m = inner[a];
    const own = Math.max(bridge, nearest[m]);
    for (let b = end.from; b < end.to; b++) {
      const ends = Math.fround(startLength + ranked[b]);
      if (Math.fround(ends + own) >= least) break;
      const join = Math.fround(ends + distance[m * n + inner[b]]);
      if (join < least) least = join;
    }
  }
  return least;
}

/** The first pair of positions with the least length between them. */
function shortest(lengths: Float32Array, n: number, [from, to]: readonly [Span, Span]): [number, number] {
  let best: [number, number] = [from.start, to.start];
  let least = lengths[from.start * n + to.start];
  for (let p = from.start; p < from.end; p++) {
    for (let q = to.start; q < to.end; q++) {
      if (lengths[p * n + q] >= least) continue;
      best = [p, q];
      least = lengths[p * n + q];
    }
  }
  return best;
}
