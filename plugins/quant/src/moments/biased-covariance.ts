import { divideInPlace } from '../matrix/divide-in-place.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { centredSeries } from './centred-series.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gram } from './gram.js';

/** What the shrinkage estimators start from. */
export interface BiasedCovariance {
  /** S, N × N, symmetric bit for bit: Σ (r - r̄)(r - r̄)' / T. */
  readonly covariance: Float64Array;
  /** Centred returns, N × T. */
  readonly series: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/**
 * Sample covariance with the divisor T, with the centred returns that it was made of.
 *
 * @param returns - T × N simple returns
 * @param where - the estimator, as its caller knows it
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function biasedCovariance(returns: ReturnsMatrix, where: string): BiasedCovariance {
  requireCompleteReturns(returns, where);
  const { rows, cols } = returns;
  const series = centredSeries(returns);
  const covariance = gram(series, cols, rows);
  divideInPlace(covariance, rows);
  return { covariance, series, rows, cols };
}

/** Mean of the variances, μ = tr(S) / N. */
export function meanVariance(covariance: Float64Array, n: number): number {
  let trace = 0;
  for (let j = 0; j < n; j++) trace += covariance[j * n + j];
  return trace / n;
}

/** Σ s², the squared Frobenius norm. */
export function sumOfSquares(matrix: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < matrix.length; k++) squares += matrix[k] * matrix[k];
  return squares;
}

/**
 * π̂, the summed asymptotic variance of the elements of √T·S: the mean over the rows of ‖x‖⁴, x a centred row, less ‖S‖².
 *
 * Source: Ledoit, Wolf (2004), "Honey, I shrunk the sample covariance matrix", appendix B.
 */
export function samplingVariance({ covariance, series, rows, cols }: BiasedCovariance): number {
  let fourthPowers = 0;
  for (let t = 0; t < rows; t++) {
    let square = 0;
    for (let j = 0; j < cols; j++) square += series[j * rows + t] * series[j * rows + t];
    fourthPowers += square * square;
  }
  return Math.max(0, fourthPowers / rows - sumOfSquares(covariance));
}
