import { requireSquare } from '../moments/square.js';
import { exactLeafOrder } from './exact-leaf-order.js';
import type { Linkage } from './linkage.js';
import { orderedTree } from './ordered-tree.js';
import { scipyLeafOrder } from './scipy-leaf-order.js';

/** `scipy`: what scipy's `optimal_leaf_ordering` returns, which is often not optimal; `optimal`: the true optimum. */
export const LEAF_ORDERS = ['scipy', 'optimal'] as const;
export type LeafOrderKind = (typeof LEAF_ORDERS)[number];

/**
 * Leaves of the tree in an order that brings near ones together: the sum of distances between neighbours is small
 * (`scipy`) or the least that the tree admits (`optimal`).
 *
 * @param linkage - tree of N leaves
 * @param distance - N × N, symmetric, row-major; the upper triangle is read
 * @param kind - `scipy` equals scipy's leaves, orientation included, while the sums stay below 2^30; `optimal` keeps
 * the root's left cluster on the left
 * @returns N leaf ids (columns), each once
 * @throws {@link InvalidInputError} when the matrix is not N × N, or has NaN or infinity
 *
 * Source: Bar-Joseph, Gifford, Jaakkola (2001), "Fast optimal leaf ordering for hierarchical clustering".
 */
export function optimalLeafOrder(linkage: Linkage, distance: Float64Array, kind: LeafOrderKind): Int32Array {
  requireSquare(distance, linkage.n, 'optimalLeafOrder: distance');
  const tree = orderedTree(linkage, distance);
  return kind === 'scipy' ? scipyLeafOrder(tree) : exactLeafOrder(tree);
}
