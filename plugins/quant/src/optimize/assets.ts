import { type ReturnsMatrix, selectColumns } from '../matrix/returns-matrix.js';
import { subMatrix } from './sub-matrix.js';

/** What a hierarchical profile knows of the assets it weighs. */
export interface Assets {
  /** N × N, symmetric, positive variances, row-major. */
  readonly covariance: Float64Array;
  /** T × N simple returns, no NaN; read by the measures and codependences that no covariance gives. */
  readonly returns: ReturnsMatrix;
}

/** The members alone, in their order. */
export function selectAssets({ covariance, returns }: Assets, members: readonly number[]): Assets {
  return { covariance: subMatrix(covariance, members), returns: selectColumns(returns, members) };
}
