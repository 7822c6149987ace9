import type { Linkage } from './linkage.js';

/**
 * The k clusters that are left when the last k - 1 merges are undone, by id, a leaf's own id where it stands alone.
 *
 * @param tree - tree of N leaves
 * @param k - 1 … N
 */
export function flatClusters({ n, left, right }: Linkage, k: number): number[] {
  const top = 2 * n - 1 - (k - 1);
  const clusters = k === 1 ? [2 * n - 2] : [];
  for (let merge = n - 2; merge > n - 1 - k; merge--) {
    clusters.push(...[left[merge], right[merge]].filter((id) => id < top));
  }
  return clusters;
}
