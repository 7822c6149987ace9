import { leafOrder } from './leaf-order.js';
import { leafSpans } from './leaf-spans.js';
import type { Linkage } from './linkage.js';

/** Positions start … end - 1 of the plain leaf order. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A cluster, and one of the two ways to lay it out: its outermost leaf from `outer`, its innermost from `inner`. */
export interface Side {
  readonly outer: Span;
  readonly inner: Span;
}

/** A linkage seen along its plain leaf order, so that every cluster is a span of positions. */
export interface OrderedTree {
  readonly n: number;
  /** Leaf at each position. */
  readonly leaves: Int32Array;
  /** N × N distances between the leaves at two positions, from the upper triangle of the matrix given. */
  readonly distance: Float64Array;
  /** The two clusters that merge k joins, left one first. */
  readonly children: (k: number) => readonly [number, number];
  readonly span: (id: number) => Span;
  /** The ways to lay a cluster out: both of a merge (outer leaf from its left cluster first), the only one of a leaf. */
  readonly sides: (id: number) => readonly Side[];
}

export function orderedTree(linkage: Linkage, distance: Float64Array): OrderedTree {
  const { n, left, right } = linkage;
  const { start, end } = leafSpans(linkage);
  const leaves = leafOrder(linkage);
  const children = (k: number) => [left[k], right[k]] as const;
  const span = (id: number) => ({ start: start[id], end: end[id] });
  const sides = (id: number) => {
    if (id < n) return [{ outer: span(id), inner: span(id) }];
    const [l, r] = children(id - n).map(span);
    return [
      { outer: l, inner: r },
      { outer: r, inner: l },
    ];
  };
  return { n, leaves, distance: alongLeaves(distance, leaves), children, span, sides };
}

function alongLeaves(distance: Float64Array, leaves: Int32Array): Float64Array {
  const n = leaves.length;
  const ordered = new Float64Array(n * n);
  for (let p = 0; p < n; p++) {
    const i = leaves[p];
    ordered[p * n + p] = distance[i * n + i];
    for (let q = p + 1; q < n; q++) {
      const j = leaves[q];
      const between = distance[i < j ? i * n + j : j * n + i];
      ordered[p * n + q] = between;
      ordered[q * n + p] = between;
    }
  }
  return ordered;
}
