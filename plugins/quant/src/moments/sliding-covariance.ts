import { InvalidInputError } from '../errors.js';
import { type ReturnsMatrix, sliceRows } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gramRows, mirrorLowerTriangle } from './gram.js';
import { meanReturns } from './mean.js';

/** Windows from one that is summed up anew to the next. */
const ANCHOR = 8;

/** The windows of a {@link slidingCovariance}. */
export interface SlidingWindows {
  /** Rows of each window, at least 2. */
  readonly rows: number;
  /** Rows from one window to the next, at least 1. */
  readonly step: number;
}

/** What is known of one window: sums of the returns less a fixed origin. */
interface Sums {
  readonly window: number;
  /** Mean of the anchor's window: near every window's mean, so that little is lost where it is taken off. */
  readonly origin: Float64Array;
  /** N × N sums of products; the lower triangle. */
  readonly products: Float64Array;
}

/**
 * Sample covariance of each of many overlapping windows, row k·step to k·step + rows: the products of the rows that enter are
 * added to those of the window before, and the products of the rows that leave taken off. Every eighth window is summed up
 * anew, and every other one follows from that, so that the bits of a window do not depend on which windows were asked for
 * before: the same for any split over workers. Quickest in ascending order. Within 1e-12 of `sampleCovariance`, relative to the
 * volatilities of all rows; a column that is constant within a window has a variance of rounding there, not 0.
 *
 * @param returns - T × N simple returns; NaN is refused
 * @returns the covariance of window k = 0, 1, …, N × N, symmetric bit for bit, per period; it throws an
 *   {@link InvalidInputError} for a window that the rows do not hold
 * @throws {@link InvalidInputError} on NaN, infinity, N < 1, or windows that are not whole numbers in their range
 *
 * Source: Chan, Golub, LeVeque (1983), "Algorithms for computing the sample variance", for the shifted sums.
 */
export function slidingCovariance(
  returns: ReturnsMatrix,
  { rows, step }: SlidingWindows,
): (window: number) => Float64Array {
  requireCompleteReturns(returns, 'slidingCovariance');
  requireWhole(rows, 2, 'windows.rows');
  requireWhole(step, 1, 'windows.step');
  let sums: Sums | null = null;
  return (window) => {
    requireWhole(window, 0, 'window');
    requireRows(returns, window * step + rows);
    const anchor = window - (window % ANCHOR);
    if (sums === null || sums.window > window || sums.window < anchor) sums = anchored(returns, anchor, { rows, step });
    while (sums.window < window) sums = next(returns, sums, { rows, step });
    return covarianceOf(returns, sums, { rows, step });
  };
}

function anchored(returns: ReturnsMatrix, window: number, { rows, step }: SlidingWindows): Sums {
  const first = window * step;
  const origin = meanReturns(sliceRows(returns, first, first + rows));
  const sums = { window, origin, products: new Float64Array(returns.cols ** 2) };
  addProducts(returns, sums, { first, end: first + rows, sign: 1 });
  return sums;
}

/** The window after, in the memory of the one before. */
function next(returns: ReturnsMatrix, { window, origin, products }: Sums, { rows, step }: SlidingWindows): Sums {
  const sums = { window: window + 1, origin, products };
  const [from, to] = [window * step, (window + 1) * step];
  const moved = Math.min(step, rows);
  addProducts(returns, sums, { first: to + rows - moved, end: to + rows, sign: 1 });
  addProducts(returns, sums, { first: from, end: from + moved, sign: -1 });
  return sums;
}

function addProducts(
  returns: ReturnsMatrix,
  { origin, products }: Sums,
  { first, end, sign }: { first: number; end: number; sign: 1 | -1 },
): void {
  const n = returns.cols;
  const rowOf = gramRows(shiftedSeries(sliceRows(returns, first, end), origin), n, end - first);
  for (let i = 0; i < n; i++) addRow(products.subarray(i * n, i * n + i + 1), rowOf(i), sign);
}

function addRow(target: Float64Array, row: Float64Array, sign: 1 | -1): void {
  for (let j = 0; j < target.length; j++) target[j] += sign * row[j];
}

/** Returns less the origin, N × rows. */
function shiftedSeries({ rows, cols, values }: ReturnsMatrix, origin: Float64Array): Float64Array {
  const series = new Float64Array(rows * cols);
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) series[j * rows + t] = values[t * cols + j] - origin[j];
  }
  return series;
}

function covarianceOf(
  returns: ReturnsMatrix,
  { window, origin, products }: Sums,
  { rows, step }: SlidingWindows,
): Float64Array {
  const n = returns.cols;
  const means = meanReturns(sliceRows(returns, window * step, window * step + rows));
  const shifts = means.map((mean, j) => mean - origin[j]);
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      covariance[i * n + j] = (products[i * n + j] - rows * shifts[i] * shifts[j]) / (rows - 1);
    }
  }
  for (let i = 0; i < n; i++) covariance[i * n + i] = Math.max(0, covariance[i * n + i]);
  mirrorLowerTriangle(covariance, n);
  return covariance;
}

function requireWhole(value: number, least: number, what: string): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new InvalidInputError({
    where: `slidingCovariance: ${what}`,
    rule: 'rows are counted in whole numbers',
    got: value,
    expected: `a whole number, ${least} or more`,
    cause: 'It was computed from lengths that do not divide.',
  });
}

function requireRows({ rows }: ReturnsMatrix, end: number): void {
  if (end <= rows) return;
  throw new InvalidInputError({
    where: 'slidingCovariance: window',
    rule: 'a window ends within the rows',
    got: `row ${end} of ${rows}`,
    expected: `at most row ${rows}`,
    cause: 'The number of windows was computed for a longer history.',
  });
}
