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
  const threshold = flatBelow(summedMagnitude(returns.values));
  const kept: number[] = [];
  const dropped: { asset: string; reason: string }[] = [];
  for (let j = 0; j < returns.cols; j++) {
    const reason = variesBeyond(returns, j, threshold) ? '' : unusable(columnOf(returns, j));
    if (reason === '') kept.push(j);
    else dropped.push({ asset: returns.assets[j], reason });
  }
  return { kept, dropped };
}

/**
 * Sum of the magnitudes: no less than the largest of them, and NaN when a value is missing or may be too large to be squared. Four sums,
 * because one would wait for each addition.
 */
function summedMagnitude(values: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = values.length - (values.length % 4);
  for (let k = 0; k < whole; k += 4) {
    a += Math.abs(values[k]);
    b += Math.abs(values[k + 1]);
    c += Math.abs(values[k + 2]);
    d += Math.abs(values[k + 3]);
  }
  for (let k = whole; k < values.length; k++) a += Math.abs(values[k]);
  const sum = a + b + c + d;
  return sum <= LARGEST ? sum : Number.NaN;
}

function flatBelow(magnitude: number): number {
  return Math.max(FLAT * magnitude, SMALLEST);
}

/** Whether a column leaves its first value by more than the threshold, which a few rows tell of most columns. */
function variesBeyond({ rows, cols, values }: ReturnsMatrix, j: number, threshold: number): boolean {
  for (let t = 1; t < rows; t++) {
    if (Math.abs(values[t * cols + j] - values[j]) > threshold) return true;
  }
  return false;
}

function unusable(column: Float64Array): string {
  const missing = column.filter((value) => !(Math.abs(value) <= LARGEST)).length;
  if (missing > 0) return `no observation in ${missing} of ${column.length} rows`;
  const least = column.reduce((smallest, value) => Math.min(smallest, value));
  const most = column.reduce((largest, value) => Math.max(largest, value));
  const magnitude = Math.max(Math.abs(least), Math.abs(most));
  return most - least <= flatBelow(magnitude) ? `constant at ${column[0]}` : '';
}
