import { codependenceDistance } from '../cluster/codependence-distance.js';
import { flatClusters } from '../cluster/flat-clusters.js';
import { clusterCountByGap } from '../cluster/gap-statistic.js';
import { type Linkage, linkage } from '../cluster/linkage.js';
import { InvalidInputError } from '../errors.js';
import { codependence } from '../moments/codependence.js';
import { type Codependence, GAP_STATISTICS, type GapStatistic, LINKAGE_METHODS, type LinkageMethod } from '../names.js';
import { requireKnown } from '../require-known.js';
import type { Assets } from './assets.js';
import { impliedDistances } from './implied-distances.js';

/** How the assets are put into clusters. */
export interface ClusteringOptions {
  /** By what assets are near each other; `pearson` are the correlations of the covariance. Default `pearson`. */
  readonly codependence?: Codependence;
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

/**
 * Distances of the assets: √(½(1 - ρ)) of the correlations that the covariance implies, or those of another codependence of
 * the returns.
 *
 * @param name - by what assets are near each other; `pearson` are the correlations of the covariance
 * @param ridge - by which these are shrunk, in [0, 1]
 * @returns N × N, symmetric, 0 on the diagonal; valid until the next call
 * @throws {@link InvalidInputError} on an unknown codependence
 */
export function hierarchyDistance(
  { covariance, returns }: Assets,
  name: Codependence = 'pearson',
  ridge = 0,
): Float64Array {
  if (name === 'pearson') return impliedDistances(covariance, returns.cols, 1 - ridge);
  return codependenceDistance(codependence(returns, name), returns.cols, name);
}

/** @throws {@link InvalidInputError} on an unknown linkage or statistic, or a number of clusters below 1 */
export function flatHierarchy(assets: Assets, options: ClusteringOptions): FlatHierarchy {
  const { codependence: name, linkage: method = 'ward', clusterCount = 'skfolio' } = options;
  requireKnown(method, LINKAGE_METHODS, 'clustering: options.linkage');
  const n = assets.returns.cols;
  const distance = hierarchyDistance(assets, name);
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
