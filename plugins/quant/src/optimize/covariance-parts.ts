import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { shrunkCorrelations } from '../moments/ridge.js';
import { shrunkSampleCovariance } from '../moments/sample-covariance.js';
import { covarianceTimes } from './covariance-product.js';
import { subMatrix } from './sub-matrix.js';

/** Rows that are gone through at once: the sums are read and written an eighth as often. */
const BLOCK = 8;

/** A covariance of which parts are asked for, so that one of many assets need not be formed for the few that are held. */
export interface CovarianceParts {
  /** M × M covariance of the members, in their order. */
  readonly among: (members: readonly number[]) => Float64Array;
  /**
   * The covariance of a portfolio with each asset that it does not hold (N); in the places of those that it holds, that without
   * the ridge.
   */
  readonly withPortfolio: (weights: Float64Array) => Float64Array;
}

/**
 * The sample covariance with its correlations shrunk by the ridge, from the returns as they are: the covariance with a portfolio is
 * that with its series, in O(T·N) where the matrix takes O(T·N²). Among members it has the bits of
 * `ridgeCovariance(sampleCovariance(returns))`.
 *
 * @param returns - T × N simple returns, T ≥ 2, no NaN
 * @param ridge - intensity in [0, 1]
 */
export function sampleParts(returns: ReturnsMatrix, ridge: number): CovarianceParts {
  const factor = (1 - ridge) / (returns.rows - 1);
  return {
    among: (members) => shrunkSampleCovariance(returns, ridge, { columns: members }),
    withPortfolio: (weights) => {
      const series = portfolioSeries(returns, weights);
      const products = new Float64Array(returns.cols);
      for (let first = 0; first < returns.rows; first += BLOCK) addBlock(products, first, { returns, series });
      for (let i = 0; i < products.length; i++) products[i] *= factor;
      return products;
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
  return {
    among: (members) => shrunkCorrelations(subMatrix(covariance, members), members.length, ridge),
    withPortfolio: (weights) => covarianceTimes(covariance, weights).map((product) => (1 - ridge) * product),
  };
}

/**
 * The series of a portfolio less its mean (T, and zeros up to whole blocks of rows). Returns are taken less those of the first row, so
 * that little is lost where they are near a constant.
 */
function portfolioSeries({ rows, cols, values }: ReturnsMatrix, weights: Float64Array): Float64Array {
  const held: number[] = [];
  for (let j = 0; j < cols; j++) if (weights[j] !== 0) held.push(j);
  const series = new Float64Array(Math.ceil(rows / BLOCK) * BLOCK);
  let total = 0;
  for (let t = 0; t < rows; t++) {
    let sum = 0;
    for (let k = 0; k < held.length; k++) sum += weights[held[k]] * (values[t * cols + held[k]] - values[held[k]]);
    series[t] = sum;
    total += sum;
  }
  for (let t = 0; t < rows; t++) series[t] -= total / rows;
  return series;
}

/** Adds a block of rows, each times the portfolio's return in it; the last row stands for any beyond it, whose return is 0. */
function addBlock(
  products: Float64Array,
  first: number,
  { returns: { rows, cols, values }, series }: { returns: ReturnsMatrix; series: Float64Array },
): void {
  const last = (rows - 1) * cols;
  const a = first * cols;
  const b = Math.min(a + cols, last);
  const c = Math.min(b + cols, last);
  const d = Math.min(c + cols, last);
  const e = Math.min(d + cols, last);
  const f = Math.min(e + cols, last);
  const g = Math.min(f + cols, last);
  const h = Math.min(g + cols, last);
  const [ofA, ofB, ofC, ofD] = [series[first], series[first + 1], series[first + 2], series[first + 3]];
  const [ofE, ofF, ofG, ofH] = [series[first + 4], series[first + 5], series[first + 6], series[first + 7]];
  for (let i = 0; i < cols; i++) {
    const origin = values[i];
    const ofFirstFour =
      ofA * (values[a + i] - origin) +
      ofB * (values[b + i] - origin) +
      (ofC * (values[c + i] - origin) + ofD * (values[d + i] - origin));
    const ofLastFour =
      ofE * (values[e + i] - origin) +
      ofF * (values[f + i] - origin) +
      (ofG * (values[g + i] - origin) + ofH * (values[h + i] - origin));
    products[i] += ofFirstFour + ofLastFour;
  }
}
