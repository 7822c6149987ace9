import { leafOrder } from './leaf-order.js';
import { leafSpans } from './leaf-spans.js';
import type { Linkage } from './linkage.js';

/** Leaves under a leaf or merge, by its id, in the plain leaf order. */
export function membersOf(tree: Linkage): (id: number) => Int32Array {
  const order = leafOrder(tree);
  const { start, end } = leafSpans(tree);
  return (id) => order.subarray(start[id], end[id]);
}
