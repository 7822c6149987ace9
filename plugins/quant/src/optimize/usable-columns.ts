import { columnOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';

/** Range of a column, relative to its largest value, below which its variance is rounding. */
const FLAT = 1e-12;
/** Magnitudes whose squares (variances) and fourth powers (their products) stay within the range of a double. */
const SMALLEST = 1e-70;
const LARGEST = 1e70;

export interface UsableColumns {
  /** Columns that a solver can take, ascending. */
  readonly kept: readonly number[];
  readonly dropped: readonly { readonly asset: string; readonly reason: string }[];
}

/**
 * Sorts out the columns that no solver can take: one with a missing observation (NaN, infinity, beyond 1e70), and a
 * constant one (a range within rounding of its values, or below 1e-70).
 *
 * @param returns - T × N simple returns; NaN where there is no observation
 */
export function usableColumns(returns: ReturnsMatrix): UsableColumns {
  const reasons = returns.assets.map((_, j) => unusable(columnOf(returns, j)));
  return {
    kept: reasons.flatMap((reason, j) => (reason === '' ? [j] : [])),
    dropped: reasons.flatMap((reason, j) => (reason === '' ? [] : [{ asset: returns.assets[j], reason }])),
  };
}

function unusable(column: Float64Array): string {
  const missing = column.filter((value) => !(Math.abs(value) <= LARGEST)).length;
  if (missing > 0) return `no observation in ${missing} of ${column.length} rows`;
  const least = column.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = column.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const magnitude = Math.max(Math.abs(least), Math.abs(most));
  return most - least <= Math.max(FLAT * magnitude, SMALLEST) ? `constant at ${column[0]}` : '';
}
