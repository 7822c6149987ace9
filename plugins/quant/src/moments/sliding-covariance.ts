import { InvalidInputError } from '../errors.js';
import { type ReturnsMatrix, sliceRows } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from './complete-returns.js';
import { mirrorLowerTriangle, productRows } from './gram.js';
import type { PutSeries } from './gram-strip.js';
import { columnMeans } from './mean.js';

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
  /** N sums of the returns less the origin. */
  readonly totals: Float64Array;
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
    return covarianceOf(sums, rows);
  };
}

function anchored(returns: ReturnsMatrix, window: number, { rows, step }: SlidingWindows): Sums {
  const first = window * step;
  const train = sliceRows(returns, first, first + rows);
  const n = returns.cols;
  const sums = { window, origin: columnMeans(train), totals: new Float64Array(n), products: new Float64Array(n * n) };
  const series: PutSeries = (target, rowLength) =>
    putShifted(target, train, { origin: sums.origin, rowLength, at: 0, sign: 1 });
  addProducts(sums, productRows({ series, count: returns.cols, length: rows }));
  return sums;
}

/**
 * The window after, in the memory of the one before. The rows that enter and those that leave are the two halves of longer
 * series, multiplied with series in which those that leave have the other sign: one sum of products adds and takes off.
 */
function next(returns: ReturnsMatrix, before: Sums, { rows, step }: SlidingWindows): Sums {
  const { window, origin, totals } = before;
  const moved = Math.min(step, rows);
  const end = (window + 1) * step + rows;
  const entering = sliceRows(returns, end - moved, end);
  const leaving = sliceRows(returns, window * step, window * step + moved);
  const signed =
    (sign: 1 | -1): PutSeries =>
    (target, rowLength) => {
      putShifted(target, entering, { origin, rowLength, at: 0, sign: 1 });
      putShifted(target, leaving, { origin, rowLength, at: moved, sign });
    };
  addTotals(totals, entering, { origin, sign: 1 });
  addTotals(totals, leaving, { origin, sign: -1 });
  addProducts(before, productRows({ series: signed(1), rows: signed(-1), count: returns.cols, length: 2 * moved }));
  return { ...before, window: window + 1 };
}

function addTotals(
  totals: Float64Array,
  { rows, cols, values }: ReturnsMatrix,
  { origin, sign }: Pick<Place, 'origin' | 'sign'>,
): void {
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) totals[j] += sign * (values[t * cols + j] - origin[j]);
  }
}

function addProducts({ origin, products }: Sums, rowOf: (i: number) => Float64Array): void {
  const n = origin.length;
  for (let i = 0; i < n; i++) addRow(products, i, { row: rowOf(i), n });
}

function addRow(products: Float64Array, i: number, { row, n }: { row: Float64Array; n: number }): void {
  for (let j = 0; j <= i; j++) products[i * n + j] += row[j];
}

/** Where returns are put among N series: less the origin, with that sign. */
interface Place {
  readonly origin: Float64Array;
  readonly rowLength: number;
  readonly at: number;
  readonly sign: 1 | -1;
}

function putShifted(series: Float64Array, { rows, cols, values }: ReturnsMatrix, place: Place): void {
  const { origin, rowLength, at, sign } = place;
  for (let j = 0; j < cols; j++) {
    const [to, from] = [j * rowLength + at, origin[j]];
    for (let t = 0; t < rows; t++) series[to + t] = sign * (values[t * cols + j] - from);
  }
}

function covarianceOf({ totals, products }: Sums, rows: number): Float64Array {
  const n = totals.length;
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) setRow(covariance, i, { products, totals, rows });
  mirrorLowerTriangle(covariance, n);
  return covariance;
}

/** Row i up to the diagonal: the products less those of the means, over T - 1; a variance not below 0. */
function setRow(
  covariance: Float64Array,
  i: number,
  { products, totals, rows }: { products: Float64Array; totals: Float64Array; rows: number },
): void {
  const n = totals.length;
  const [mean, weight] = [totals[i] / rows, 1 / (rows - 1)];
  for (let j = 0, at = i * n; j <= i; j++, at++) covariance[at] = (products[at] - mean * totals[j]) * weight;
  covariance[i * n + i] = Math.max(0, covariance[i * n + i]);
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
