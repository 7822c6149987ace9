import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';

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
  const reasons = columnsOf(returns).map(unusable);
  return {
    kept: reasons.flatMap((reason, j) => (reason === '' ? [j] : [])),
    dropped: reasons.flatMap((reason, j) => (reason === '' ? [] : [{ asset: returns.assets[j], reason }])),
  };
}

function unusable(column: Float64Array): string {
  let missing = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < column.length; t++) {
    if (!(Math.abs(column[t]) <= LARGEST)) missing++;
    if (column[t] < least) least = column[t];
    if (column[t] > most) most = column[t];
  }
  if (missing > 0) return `no observation in ${missing} of ${column.length} rows`;
  const magnitude = Math.max(Math.abs(least), Math.abs(most));
  return most - least <= Math.max(FLAT * magnitude, SMALLEST) ? `constant at ${column[0]}` : '';
}
