import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { putCentred } from '../moments/centred-series.js';
import { gram } from '../moments/gram.js';
import { shrunkCorrelations } from '../moments/ridge.js';
import { residentSeries } from '../moments/series-products.js';
import { covarianceTimes } from './covariance-product.js';
import { ownMemory } from './memory.js';
import { addCombination, addTerm, termsFor, type Vectors } from './simplex/combination.js';
import { subMatrix } from './sub-matrix.js';

/** A covariance of which parts are asked for, so that one of many assets need not be formed for the few that are held. */
export interface CovarianceParts {
  /** N variances. */
  readonly variances: Float64Array;
  /** M × M covariance of the members, in their order. */
  readonly among: (members: readonly number[]) => Float64Array;
  /** Σw (N). */
  readonly times: (weights: Float64Array) => Float64Array;
}

/**
 * The sample covariance with its correlations shrunk by the ridge, from the returns as they are: Σw is the covariance of each
 * asset with the portfolio's series, in O(T·N) where the matrix takes O(T·N²). Elements have the bits of those of
 * `ridgeCovariance(sampleCovariance(returns))`.
 *
 * @param returns - T × N simple returns, T ≥ 2, no NaN
 * @param ridge - intensity in [0, 1]
 * @returns parts that hold until those of other returns are asked for: the series stay where the kernel multiplies them
 */
export function sampleParts(returns: ReturnsMatrix, ridge: number): CovarianceParts {
  const { rows, cols } = returns;
  const { values: series, stride, productsWith } = residentSeries(putCentred(returns), cols, rows);
  const scaled = (product: number) => (product / (rows - 1)) * (1 - ridge);
  const variances = new Float64Array(cols);
  for (let i = 0; i < cols; i++) variances[i] = lanedSquare(series, i * stride, rows) / (rows - 1);
  return {
    variances,
    among: (members) => {
      const chosen = new Float64Array(members.length * rows);
      members.forEach((i, a) => {
        chosen.set(series.subarray(i * stride, i * stride + rows), a * rows);
      });
      const products = gram(chosen, members.length, rows);
      for (let k = 0; k < products.length; k++) products[k] = scaled(products[k]);
      members.forEach((i, a) => {
        products[a * members.length + a] = variances[i];
      });
      return products;
    },
    times: (weights) => {
      const product = productsWith(portfolioSeries({ values: series, stride, length: rows }, weights));
      for (let i = 0; i < cols; i++) product[i] = scaled(product[i]) + ridge * variances[i] * weights[i];
      return product;
    },
  };
}

/**
 * A covariance that is there, with its correlations shrunk by the ridge: neither it nor a copy of it is gone through.
 *
 * @param covariance - N × N, symmetric, row-major
 * @param ridge - intensity in [0, 1]
 */
export function matrixParts(covariance: Float64Array, ridge: number): CovarianceParts {
  const n = Math.sqrt(covariance.length);
  const variances = new Float64Array(n);
  for (let i = 0; i < n; i++) variances[i] = covariance[i * n + i];
  return {
    variances,
    among: (members) => shrunkCorrelations(subMatrix(covariance, members), members.length, ridge),
    times: (weights) => {
      const product = covarianceTimes(covariance, weights);
      for (let i = 0; i < n; i++) product[i] = (1 - ridge) * product[i] + ridge * variances[i] * weights[i];
      return product;
    },
  };
}

/** Sum of the squares, even and odd positions summed apart as the kernel does. */
function lanedSquare(series: Float64Array, start: number, rows: number): number {
  let [even, odd] = [0, 0];
  const end = start + rows - 1;
  for (let t = start; t < end; t += 2) {
    even += series[t] * series[t];
    odd += series[t + 1] * series[t + 1];
  }
  if (rows % 2 === 1) even += series[end] * series[end];
  return even + odd;
}

/** The series of a portfolio (T). */
function portfolioSeries(assets: Vectors, weights: Float64Array): Float64Array {
  const portfolio = new Float64Array(assets.length);
  const terms = termsFor(weights.length, ownMemory);
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) addTerm(terms, i, weights[i]);
  addCombination(portfolio, assets, terms);
  return portfolio;
}
