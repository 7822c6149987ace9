import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { putCentred } from './centred-series.js';
import { requireCompleteReturns } from './complete-returns.js';
import { mirrorLowerTriangle, productRows } from './gram.js';

/**
 * Unbiased sample covariance, Σ (r - r̄)(r - r̄)' / (T - 1).
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric bit for bit, per period (not annualised); a constant column has variance 0 exactly
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Markowitz (1952), "Portfolio selection", with the divisor T - 1.
 */
export function sampleCovariance(returns: ReturnsMatrix): Float64Array {
  requireCompleteReturns(returns, 'sampleCovariance');
  return shrunkSampleCovariance(returns, 0);
}

/** Of what a {@link shrunkSampleCovariance} is made, and where it is put. */
interface Choice {
  /** Default all. */
  readonly columns?: readonly number[];
  /** Room for all its elements. */
  readonly into?: Float64Array;
}

/**
 * {@link sampleCovariance} of some columns with its correlations shrunk by a ridge, in one go: the bits of
 * `ridgeCovariance(sampleCovariance)`. The returns are not checked.
 */
export function shrunkSampleCovariance(
  returns: ReturnsMatrix,
  ridge: number,
  { columns, into }: Choice = {},
): Float64Array {
  const { rows, cols } = returns;
  const count = columns?.length ?? cols;
  const productsOf = productRows({ series: putCentred(returns, columns), count, length: rows });
  const covariance = into ?? new Float64Array(count * count);
  for (let i = 0; i < count; i++) setRow(covariance, i, { products: productsOf(i), count, rows, ridge });
  mirrorLowerTriangle(covariance, count);
  return covariance;
}

interface ProductsRow {
  /** Inner products of an asset's series with those before it and with itself. */
  readonly products: Float64Array;
  readonly count: number;
  readonly rows: number;
  readonly ridge: number;
}

/** A function of its own, because a long loop inside a function that runs only a few times is left to the interpreter. */
function setRow(covariance: Float64Array, i: number, { products, count, rows, ridge }: ProductsRow): void {
  for (let j = 0; j < i; j++) covariance[i * count + j] = (products[j] / (rows - 1)) * (1 - ridge);
  covariance[i * count + i] = products[i] / (rows - 1);
}
