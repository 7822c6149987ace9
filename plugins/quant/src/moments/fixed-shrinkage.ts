import { requireFraction } from '../fraction.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { biasedCovariance } from './biased-covariance.js';
import { type ShrunkCovariance, shrunkToIdentity } from './shrinkage.js';

/**
 * Covariance shrunk by a fixed weight: (1 - δ)·S + δ·μ·I, with S the biased sample covariance (divisor T) and μ its mean
 * variance, as scikit-learn's `ShrunkCovariance`.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param shrinkage - δ in [0, 1]
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or δ outside [0, 1]
 *
 * Source: Ledoit, Wolf (2004), "A well-conditioned estimator for large-dimensional covariance matrices", for the target.
 */
export function fixedShrinkage(returns: ReturnsMatrix, shrinkage: number): ShrunkCovariance {
  requireFraction(shrinkage, 'fixedShrinkage: shrinkage');
  const { covariance, cols } = biasedCovariance(returns, 'fixedShrinkage');
  return shrunkToIdentity(covariance, cols, shrinkage);
}
