import { correlationDistance } from '../cluster/distance.js';
import { flatClusters } from '../cluster/flat-clusters.js';
import { clusterCountByGap, GAP_STATISTICS, type GapStatistic } from '../cluster/gap-statistic.js';
import { LINKAGE_METHODS, type Linkage, type LinkageMethod, linkage } from '../cluster/linkage.js';
import { InvalidInputError } from '../errors.js';
import { correlationFromCovariance } from '../moments/correlation.js';
import { requireKnown } from '../require-known.js';
import type { Assets } from './assets.js';

/** How the assets are put into clusters. */
export interface ClusteringOptions {
  /** Default `ward`. */
  readonly linkage?: LinkageMethod;
  /** Number of clusters, no more than there are assets; or the statistic that chooses it. Default `skfolio`. */
  readonly clusterCount?: number | GapStatistic;
}

/** A dendrogram and the clusters it is cut into. */
export interface FlatHierarchy {
  readonly tree: Linkage;
  /** Leaves and merges that are the clusters, by id. */
  readonly clusters: readonly number[];
  /** Says how many clusters there are, and why. */
  readonly note: string;
}

/** √(½(1 - ρ)) of the correlations that the covariance implies. */
export function hierarchyDistance({ covariance, returns }: Assets): Float64Array {
  const n = returns.cols;
  return correlationDistance(correlationFromCovariance(covariance, n), n);
}

/** @throws {@link InvalidInputError} on an unknown linkage or statistic, or a number of clusters below 1 */
export function flatHierarchy(assets: Assets, options: ClusteringOptions): FlatHierarchy {
  const { linkage: method = 'ward', clusterCount = 'skfolio' } = options;
  requireKnown(method, LINKAGE_METHODS, 'clustering: options.linkage');
  const n = assets.returns.cols;
  const distance = hierarchyDistance(assets);
  const tree = linkage(distance, n, method);
  const k = countOf(clusterCount, tree, distance);
  const how = typeof clusterCount === 'number' ? 'given' : `gap statistic of ${clusterCount}`;
  return { tree, clusters: flatClusters(tree, k), note: `${k} clusters (${how})` };
}

function countOf(clusterCount: number | GapStatistic, tree: Linkage, distance: Float64Array): number {
  if (typeof clusterCount === 'string') {
    requireKnown(clusterCount, GAP_STATISTICS, 'clustering: options.clusterCount');
    return clusterCountByGap(tree, distance, clusterCount);
  }
  if (!(Number.isInteger(clusterCount) && clusterCount >= 1)) {
    throw new InvalidInputError({
      where: 'clustering: options.clusterCount',
      rule: 'there is at least one cluster',
      got: clusterCount,
      expected: 'a whole number, 1 or more',
      cause: 'The number was computed from an empty universe; leave it out to have it chosen.',
    });
  }
  return Math.min(clusterCount, tree.n);
}
