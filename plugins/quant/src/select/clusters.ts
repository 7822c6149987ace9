import { cutAtHeight } from '../cluster/cut.js';
import { distanceOf } from '../cluster/distance.js';
import { linkage } from '../cluster/linkage.js';
import { divideInPlace } from '../matrix/divide-in-place.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { correlationOf } from '../moments/correlation.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { recentRows } from './recent-rows.js';

const MAX_CLUSTERS = 25;

/**
 * Clusters of the candidates: the correlation distances √(½(1 - ρ)) of each lookback that fits, averaged, Ward linkage,
 * cut at the threshold, at most 25 clusters. Where no lookback fits, all rows are one. An asset that is constant within
 * a lookback counts as uncorrelated there.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param lookbacks - rows, from the last one back
 * @param threshold - height of the cut
 * @returns N labels 0 … k-1, numbered by the first column of each cluster
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function clustersOf(returns: ReturnsMatrix, lookbacks: readonly number[], threshold: number): number[] {
  const n = returns.cols;
  const fitting = lookbacks.filter((rows) => rows <= returns.rows);
  const rowCounts = fitting.length > 0 ? fitting : [returns.rows];
  const average = new Float64Array(n * n);
  for (const rows of rowCounts) {
    addDistances(average, sampleCovariance(recentRows(returns, rows)), n);
  }
  divideInPlace(average, rowCounts.length);
  return cutAtHeight(linkage(average, n, 'ward'), threshold, MAX_CLUSTERS);
}

/** Adds the distance of each pair to the upper triangle, the one that {@link linkage} reads. */
function addDistances(sum: Float64Array, covariance: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const variance = covariance[i * n + i];
    for (let j = i + 1; j < n; j++) {
      sum[i * n + j] += distanceOf(correlationOf(covariance[i * n + j], variance, covariance[j * n + j]));
    }
  }
}
