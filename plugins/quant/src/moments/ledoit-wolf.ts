import { divideInPlace } from '../matrix/divide-in-place.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { centredSeries } from './centred-series.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gram } from './gram.js';

export interface ShrunkCovariance {
  /** N × N, symmetric bit for bit, per period. */
  readonly covariance: Float64Array;
  /** Weight of the target, in [0, 1]. */
  readonly shrinkage: number;
}

/**
 * Ledoit-Wolf covariance: (1 - δ)·S + δ·μ·I, with S the biased sample covariance (divisor T), μ its mean variance
 * and δ the asymptotically optimal weight, as scikit-learn's `LedoitWolf` defines them.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Ledoit, Wolf (2004), "A well-conditioned estimator for large-dimensional covariance matrices", eq. 14.
 */
export function ledoitWolf(returns: ReturnsMatrix): ShrunkCovariance {
  requireCompleteReturns(returns, 'ledoitWolf');
  const { rows, cols } = returns;
  const series = centredSeries(returns);
  const biased = gram(series, cols, rows);
  divideInPlace(biased, rows);
  const meanVariance = trace(biased, cols) / cols;
  const shrinkage = optimalShrinkage(series, biased, { rows, cols, meanVariance });
  const covariance = biased.map((value) => value * (1 - shrinkage));
  for (let j = 0; j < cols; j++) covariance[j * cols + j] += shrinkage * meanVariance;
  return { covariance, shrinkage };
}

interface Shape {
  readonly rows: number;
  readonly cols: number;
  readonly meanVariance: number;
}

/** min(b², d²) / d²: sampling error of S over its distance to the target; 0 where S is the target already. */
function optimalShrinkage(series: Float64Array, biased: Float64Array, shape: Shape): number {
  const { rows, cols, meanVariance } = shape;
  let squares = 0;
  let distance = 0;
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j < cols; j++) {
      const value = biased[i * cols + j];
      const offTarget = i === j ? value - meanVariance : value;
      squares += value * value;
      distance += offTarget * offTarget;
    }
  }
  const error = Math.max(0, meanFourthPower(series, rows, cols) - squares) / rows;
  return distance === 0 ? 0 : Math.min(1, error / distance);
}

/** Mean over the rows of ‖x‖⁴, x a centred row. */
function meanFourthPower(series: Float64Array, rows: number, cols: number): number {
  let sum = 0;
  for (let t = 0; t < rows; t++) {
    let square = 0;
    for (let j = 0; j < cols; j++) square += series[j * rows + t] * series[j * rows + t];
    sum += square * square;
  }
  return sum / rows;
}

function trace(matrix: Float64Array, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; j++) sum += matrix[j * n + j];
  return sum;
}
