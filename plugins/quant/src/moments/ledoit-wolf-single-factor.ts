import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { type BiasedCovariance, biasedCovariance } from './biased-covariance.js';
import { shrinkageTowards } from './optimal-shrinkage.js';
import { type ShrunkCovariance, shrunkToTarget } from './shrinkage.js';
import { type SingleFactor, singleFactor } from './single-factor.js';

/**
 * Ledoit-Wolf covariance towards the market model: (1 - δ)·S + δ·F, with S the biased sample covariance (divisor T), F of
 * the same variances and of what the equally weighted market explains of each covariance, and δ the asymptotically optimal
 * weight.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused. A market that does not move explains nothing
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Ledoit, Wolf (2003), "Improved estimation of the covariance matrix of stock returns", section 2.
 */
export function ledoitWolfSingleFactor(returns: ReturnsMatrix): ShrunkCovariance {
  const biased = biasedCovariance(returns, 'ledoitWolfSingleFactor');
  const factor = singleFactor(biased);
  const shared = factor.marketVariance === 0 ? 0 : targetCovariance(biased, factor);
  return shrunkToTarget(biased.covariance, factor.target, shrinkageTowards(biased, factor.target, shared));
}

/**
 * Σ over i ≠ j of the asymptotic covariance of f_ij = b_i·b_j/v with s_ij, b the covariances with the market m, v its
 * variance: 2·b_j/v·cov(b_i, s_ij) - b_i·b_j/v²·cov(v, s_ij). Each double sum is one of products of sums a row.
 */
function targetCovariance(biased: BiasedCovariance, factor: SingleFactor): number {
  const { covariance, series, rows, cols } = biased;
  const { market, marketVariance, loadings } = factor;
  let withLoadings = 0;
  let withMarket = 0;
  for (let t = 0; t < rows; t++) {
    const m = market[t];
    let squares = 0;
    let loaded = 0;
    let ownSquares = 0;
    let ownLoaded = 0;
    for (let j = 0; j < cols; j++) {
      const x = series[j * rows + t];
      const exposed = loadings[j] * x;
      squares += x * x;
      loaded += exposed;
      ownSquares += x * x * exposed;
      ownLoaded += exposed * exposed;
    }
    withLoadings += m * (squares * loaded - ownSquares);
    withMarket += m * m * (loaded * loaded - ownLoaded);
  }
  let explained = 0;
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j < cols; j++) if (i !== j) explained += loadings[i] * loadings[j] * covariance[i * cols + j];
  }
  const ofLoadings = (withLoadings / rows - explained) / marketVariance;
  const ofMarket = (withMarket / rows - marketVariance * explained) / (marketVariance * marketVariance);
  return 2 * ofLoadings - ofMarket;
}
