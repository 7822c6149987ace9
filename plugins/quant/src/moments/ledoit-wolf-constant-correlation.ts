import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { type BiasedCovariance, biasedCovariance } from './biased-covariance.js';
import { constantCorrelation } from './constant-correlation.js';
import { shrinkageTowards } from './optimal-shrinkage.js';
import { type ShrunkCovariance, shrunkToTarget } from './shrinkage.js';

/**
 * Ledoit-Wolf covariance towards a constant correlation: (1 - δ)·S + δ·F, with S the biased sample covariance (divisor T), F
 * of the same variances and of the mean of its correlations in each pair, and δ the asymptotically optimal weight.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused. A constant column takes no part in the mean correlation
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Ledoit, Wolf (2004), "Honey, I shrunk the sample covariance matrix", appendices A and B.
 */
export function ledoitWolfConstantCorrelation(returns: ReturnsMatrix): ShrunkCovariance {
  const biased = biasedCovariance(returns, 'ledoitWolfConstantCorrelation');
  const { target, correlation, deviations } = constantCorrelation(biased.covariance, biased.cols);
  const shared = correlation * targetCovariance(biased, deviations);
  return shrunkToTarget(biased.covariance, target, shrinkageTowards(biased, target, shared));
}

/**
 * Σ σ_j/σ_i·θ_ii,ij over i ≠ j, θ_ii,ij the asymptotic covariance of s_ii with s_ij: mean(x_i³·x_j) - s_ii·s_ij. The double
 * sum over the fourth moments is that of products of two sums a row.
 */
function targetCovariance(biased: BiasedCovariance, deviations: Float64Array): number {
  const { covariance, series, rows, cols } = biased;
  let moments = 0;
  for (let t = 0; t < rows; t++) {
    let cubes = 0;
    let scaled = 0;
    let own = 0;
    for (let j = 0; j < cols; j++) {
      const x = series[j * rows + t];
      const square = x * x;
      if (deviations[j] > 0) cubes += (square * x) / deviations[j];
      scaled += x * deviations[j];
      own += square * square;
    }
    moments += cubes * scaled - own;
  }
  let products = 0;
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j < cols; j++) if (i !== j) products += deviations[i] * deviations[j] * covariance[i * cols + j];
  }
  return moments / rows - products;
}
