import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from '../moments/complete-returns.js';

/**
 * The series of each asset, once nothing is missing in any.
 *
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function completeColumns(returns: ReturnsMatrix, where: string): Float64Array[] {
  requireCompleteReturns(returns, where);
  return columnsOf(returns);
}

/** The last `count` values of a series, or all where there are fewer. */
export function recent(series: Float64Array, count: number): Float64Array {
  return series.subarray(Math.max(0, series.length - count));
}
