import { InvalidInputError } from '../errors.js';
import type { Linkage } from './linkage.js';

/**
 * Flat clusters: merges of height at most `threshold` hold. Where that leaves more than `maxClusters`, the cut rises,
 * merge by merge in the tree's order, until so many are left.
 *
 * @param linkage - tree of N leaves
 * @param threshold - height of the cut, in the units of the distance; a merge at exactly this height holds
 * @param maxClusters - at least 1
 * @returns N labels 0 … k-1, numbered by the first asset (column) of each cluster
 * @throws {@link InvalidInputError} when the threshold is NaN or maxClusters not a whole number from 1 on
 *
 * Source: the cut of scipy's `fcluster`, by `distance` and then by `maxclust`.
 */
export function cutAtHeight(linkage: Linkage, threshold: number, maxClusters: number): number[] {
  requireCut(threshold, maxClusters);
  const { n, left, right, heights } = linkage;
  const below = heights.filter((height) => height <= threshold).length;
  const merges = Math.max(below, n - maxClusters);
  const cluster = Int32Array.from({ length: n + merges }, (_, id) => id);
  for (let k = merges - 1; k >= 0; k--) {
    cluster[left[k]] = cluster[n + k];
    cluster[right[k]] = cluster[n + k];
  }
  const labels = new Map<number, number>();
  return Array.from(cluster.subarray(0, n), (id) => {
    const label = labels.get(id) ?? labels.size;
    labels.set(id, label);
    return label;
  });
}

function requireCut(threshold: number, maxClusters: number): void {
  if (Number.isNaN(threshold)) {
    throw new InvalidInputError({
      where: 'cutAtHeight: threshold',
      rule: 'the threshold is a height of the tree',
      got: threshold,
      expected: 'a number',
      cause: 'The manifest has no selection.threshold.',
    });
  }
  if (!Number.isInteger(maxClusters) || maxClusters < 1) {
    throw new InvalidInputError({
      where: 'cutAtHeight: maxClusters',
      rule: 'at least one cluster must be allowed',
      got: maxClusters,
      expected: 'a whole number, 1 or more',
      cause: 'The cap on clusters was left out or computed from an empty universe.',
    });
  }
}
