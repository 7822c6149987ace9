import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gram } from './gram.js';

/**
 * Exponential weights, T of them with the sum 1: each row weighs 2^(1/h) times the one before it.
 *
 * @param rows - T
 * @param halfLife - h, rows after which a weight has halved
 * @param where - the estimator, as its caller knows it
 * @throws {@link InvalidInputError} when the half-life is under one row
 */
export function ewmaWeights(rows: number, halfLife: number, where: string): Float64Array {
  if (!(halfLife >= 1)) {
    throw new InvalidInputError({
      where: `${where}: halfLife`,
      rule: 'a half-life is a number of rows',
      got: halfLife,
      expected: 'at least 1',
      cause: 'A decay factor was given for a half-life.',
    });
  }
  const decay = 2 ** (-1 / halfLife);
  const weights = new Float64Array(rows);
  let weight = 1;
  for (let t = rows - 1; t >= 0; t--, weight *= decay) weights[t] = weight;
  const sum = weights.reduce((total, value) => total + value, 0);
  return weights.map((value) => value / sum);
}

/**
 * Exponentially weighted mean of each column. The mean of a constant column is that constant, exactly.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param halfLife - rows after which a weight has halved
 * @returns N means, per period (not annualised)
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or a half-life under 1
 *
 * Source: J.P. Morgan (1996), "RiskMetrics technical document", section 5.2.
 */
export function ewmaMean(returns: ReturnsMatrix, halfLife: number): Float64Array {
  requireCompleteReturns(returns, 'ewmaMean');
  return weightedMeans(returns, ewmaWeights(returns.rows, halfLife, 'ewmaMean'));
}

/** Twice the mean deviation from a row's own values: the second time takes off what rounding left. */
function weightedMeans(returns: ReturnsMatrix, weights: Float64Array): Float64Array {
  const means = Float64Array.from(returns.values.subarray(0, returns.cols));
  addMeanDeviation(returns, weights, means);
  addMeanDeviation(returns, weights, means);
  return means;
}

/** Adds to each centre the weighted mean deviation from it. */
function addMeanDeviation({ rows, cols, values }: ReturnsMatrix, weights: Float64Array, centres: Float64Array): void {
  const sums = new Float64Array(cols);
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) sums[j] += weights[t] * (values[t * cols + j] - centres[j]);
  }
  for (let j = 0; j < cols; j++) centres[j] += sums[j];
}

/**
 * Exponentially weighted covariance Σ w (r - r̄)(r - r̄)' / (1 - Σw²), r̄ the weighted mean; unbiased where rows are independent
 * and alike, and the sample covariance as the half-life grows. The same as pandas' `ewm(halflife).cov()`.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param halfLife - rows after which a weight has halved
 * @returns N × N, symmetric bit for bit, per period; a constant column has variance 0 exactly
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or a half-life under 1
 *
 * Source: J.P. Morgan (1996), "RiskMetrics technical document", section 5.2.
 */
export function ewmaCovariance(returns: ReturnsMatrix, halfLife: number): Float64Array {
  requireCompleteReturns(returns, 'ewmaCovariance');
  const { rows, cols, values } = returns;
  const weights = ewmaWeights(rows, halfLife, 'ewmaCovariance');
  const means = weightedMeans(returns, weights);
  const unbiased = weights.reduce((sum, weight) => sum + weight * (1 - weight), 0);
  const series = new Float64Array(values.length);
  for (let t = 0; t < rows; t++) {
    const scale = Math.sqrt(weights[t] / unbiased);
    for (let j = 0; j < cols; j++) series[j * rows + t] = scale * (values[t * cols + j] - means[j]);
  }
  return gram(series, cols, rows);
}
