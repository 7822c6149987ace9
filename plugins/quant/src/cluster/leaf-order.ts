import { leafSpans } from './leaf-spans.js';
import type { Linkage } from './linkage.js';

/**
 * Leaves of the tree from left to right, each merge's left cluster first (scipy's `leaves_list`).
 *
 * @param linkage - tree of N leaves
 * @returns N leaf ids (columns), each once
 *
 * Source: scipy's `leaves_list`.
 */
export function leafOrder(linkage: Linkage): Int32Array {
  const { start } = leafSpans(linkage);
  const order = new Int32Array(linkage.n);
  for (let leaf = 0; leaf < linkage.n; leaf++) order[start[leaf]] = leaf;
  return order;
}
