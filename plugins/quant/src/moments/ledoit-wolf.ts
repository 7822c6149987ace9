import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { biasedCovariance, meanVariance, samplingVariance } from './biased-covariance.js';
import { type ShrunkCovariance, shrunkToIdentity } from './shrinkage.js';

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
  const biased = biasedCovariance(returns, 'ledoitWolf');
  const distance = distanceToIdentity(biased.covariance, biased.cols);
  const error = samplingVariance(biased) / biased.rows;
  // Where S is the target already there is nothing to shrink.
  const shrinkage = distance === 0 ? 0 : Math.min(1, error / distance);
  return shrunkToIdentity(biased.covariance, biased.cols, shrinkage);
}

/** ‖S - μ·I‖². */
function distanceToIdentity(covariance: Float64Array, n: number): number {
  const target = meanVariance(covariance, n);
  let distance = 0;
  for (let k = 0; k < covariance.length; k++) {
    const offTarget = k % (n + 1) === 0 ? covariance[k] - target : covariance[k];
    distance += offTarget * offTarget;
  }
  return distance;
}
