import { codependenceDistance } from '../cluster/codependence-distance.js';
import { distanceOf } from '../cluster/distance.js';
import { flatClusters } from '../cluster/flat-clusters.js';
import { clusterCountByGap, GAP_STATISTICS, type GapStatistic } from '../cluster/gap-statistic.js';
import { LINKAGE_METHODS, type Linkage, type LinkageMethod, linkage } from '../cluster/linkage.js';
import { InvalidInputError } from '../errors.js';
import { type Codependence, codependence } from '../moments/codependence.js';
import { correlationOf } from '../moments/correlation.js';
import { mirrorLowerTriangle } from '../moments/gram.js';
import { requireKnown } from '../require-known.js';
import type { Assets } from './assets.js';

/** Correlation up to which a product with inverse volatilities leaves the distance all but its last digits. */
const NEARLY_ONE = 0.999;

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
 * @returns N × N, symmetric, 0 on the diagonal
 * @throws {@link InvalidInputError} on an unknown codependence
 */
export function hierarchyDistance({ covariance, returns }: Assets, name: Codependence = 'pearson'): Float64Array {
  const n = returns.cols;
  if (name === 'pearson') return impliedDistance(covariance, n);
  return codependenceDistance(codependence(returns, name), n, name);
}

/** The distances of the correlations without the matrix of these. */
function impliedDistance(covariance: Float64Array, n: number): Float64Array {
  const distance = new Float64Array(n * n);
  const inverses = new Float64Array(n);
  for (let i = 0; i < n; i++) inverses[i] = 1 / Math.sqrt(covariance[i * n + i]);
  for (let i = 0; i < n; i++) setRow(distance, i, { covariance, inverses });
  mirrorLowerTriangle(distance, n);
  return distance;
}

interface Volatile {
  readonly covariance: Float64Array;
  /** N inverse volatilities. */
  readonly inverses: Float64Array;
}

/** By the inverse volatilities, which is quicker; near ±1, where digits of the difference count, and without a volatility as it is defined. */
function setRow(distance: Float64Array, i: number, { covariance, inverses }: Volatile): void {
  const n = inverses.length;
  const [row, own] = [i * n, inverses[i]];
  for (let j = 0; j < i; j++) {
    const quick = covariance[row + j] * own * inverses[j];
    const correlation =
      Math.abs(quick) < NEARLY_ONE
        ? quick
        : correlationOf(covariance[row + j], covariance[row + i], covariance[j * n + j]);
    distance[row + j] = distanceOf(correlation);
  }
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
