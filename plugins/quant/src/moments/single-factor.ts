import { symmetricMatrix } from '../matrix/symmetric.js';
import { type BiasedCovariance, meanVariance } from './biased-covariance.js';

export interface SingleFactor {
  /** N × N: the variances of the covariance, and in each pair b_i·b_j / v. */
  readonly target: Float64Array;
  /** m, T centred returns of the equally weighted market. */
  readonly market: Float64Array;
  /** v, divisor T; 0 where the market does not move beyond rounding. */
  readonly marketVariance: number;
  /** b, N covariances with the market, divisor T. */
  readonly loadings: Float64Array;
}

/**
 * The single-index model of a covariance, its index the equally weighted market.
 *
 * Source: Sharpe (1963), "A simplified model for portfolio analysis".
 */
export function singleFactor({ covariance, series, rows, cols }: BiasedCovariance): SingleFactor {
  const market = new Float64Array(rows);
  for (let j = 0; j < cols; j++) for (let t = 0; t < rows; t++) market[t] += series[j * rows + t] / cols;
  const variance = market.reduce((sum, m) => sum + m * m, 0) / rows;
  const rounding = cols * Number.EPSILON;
  const marketVariance = variance <= rounding * rounding * meanVariance(covariance, cols) ? 0 : variance;
  const loadings = Float64Array.from({ length: cols }, (_, j) => {
    let product = 0;
    for (let t = 0; t < rows; t++) product += series[j * rows + t] * market[t];
    return product / rows;
  });
  const target = symmetricMatrix(cols, (i, j) => {
    if (i === j) return covariance[i * cols + i];
    return marketVariance === 0 ? 0 : (loadings[i] * loadings[j]) / marketVariance;
  });
  return { target, market, marketVariance, loadings };
}
