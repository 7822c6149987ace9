import type { Linkage } from './linkage.js';

/**
 * Leaves of the tree from left to right, each merge's left cluster first (scipy's `leaves_list`).
 *
 * @returns N leaf ids (columns), each once
 */
export function leafOrder({ n, left, right, sizes }: Linkage): Int32Array {
  const start = new Int32Array(2 * n - 1);
  for (let k = n - 2; k >= 0; k--) {
    const sizeOfLeft = left[k] < n ? 1 : sizes[left[k] - n];
    start[left[k]] = start[n + k];
    start[right[k]] = start[n + k] + sizeOfLeft;
  }
  const order = new Int32Array(n);
  for (let leaf = 0; leaf < n; leaf++) order[start[leaf]] = leaf;
  return order;
}
