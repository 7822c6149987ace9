import { cutAtHeight } from '../cluster/cut.js';
import { distanceOf } from '../cluster/distance.js';
import { linkage } from '../cluster/linkage.js';
import { divideInPlace } from '../matrix/divide-in-place.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { meanOfRange } from '../metrics/sample-moments.js';
import { correlationOf } from '../moments/correlation.js';
import { gramRows, mirrorLowerTriangle } from '../moments/gram.js';
import { completeColumns } from './complete-columns.js';

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
 *
 * Source: this project's selection engine v3.2.
 */
export function clustersOf(returns: ReturnsMatrix, lookbacks: readonly number[], threshold: number): number[] {
  return clustersOfSeries(completeColumns(returns, 'clustersOf'), lookbacks, threshold);
}

/** {@link clustersOf} of series of one length. */
export function clustersOfSeries(
  columns: readonly Float64Array[],
  lookbacks: readonly number[],
  threshold: number,
): number[] {
  const n = columns.length;
  const { length } = columns[0];
  const fitting = lookbacks.filter((rows) => rows <= length);
  const rowCounts = fitting.length > 0 ? fitting : [length];
  const average = new Float64Array(n * n);
  for (const rows of rowCounts) addDistances(average, columns, rows);
  divideInPlace(average, rowCounts.length);
  mirrorLowerTriangle(average, n);
  return cutAtHeight(linkage(average, n, 'ward'), threshold, MAX_CLUSTERS);
}

/** Adds each pair's correlation distance over the last rows to the lower triangle, without a matrix of covariances. */
function addDistances(sum: Float64Array, columns: readonly Float64Array[], rows: number): void {
  const n = columns.length;
  const products = gramRows(centredLast(columns, rows), n, rows);
  const variances = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const covariances = products(i);
    divideInPlace(covariances, rows - 1);
    variances[i] = covariances[i];
    addDistancesOf(i, { sum, covariances, variances });
  }
}

interface RowOfPairs {
  readonly sum: Float64Array;
  /** Of asset i with assets 0 … i. */
  readonly covariances: Float64Array;
  /** Of assets 0 … i. */
  readonly variances: Float64Array;
}

function addDistancesOf(i: number, { sum, covariances, variances }: RowOfPairs): void {
  const variance = variances[i];
  const start = i * variances.length;
  for (let j = 0; j < i; j++) {
    sum[start + j] += distanceOf(correlationOf(covariances[j], variance, variances[j]));
  }
}

/** The last rows of each series less their mean, one series after the other. */
function centredLast(columns: readonly Float64Array[], rows: number): Float64Array {
  const centred = new Float64Array(columns.length * rows);
  columns.forEach((column, j) => {
    const from = column.length - rows;
    const mean = meanOfRange(column, from, column.length);
    for (let t = 0; t < rows; t++) centred[j * rows + t] = column[from + t] - mean;
  });
  return centred;
}
