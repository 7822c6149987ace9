import { requireFraction } from '../fraction.js';
import { requireSquare } from './square.js';

/**
 * Covariance with its correlations shrunk towards the identity, ρ' = (1 - λ)·ρ + λ·I: variances stay, covariances
 * are multiplied by 1 - λ. With λ > 0 a positive semi-definite matrix of positive variances becomes definite.
 *
 * @param covariance - N × N, symmetric, row-major
 * @param n - N, the number of assets
 * @param intensity - λ in [0, 1]; 0 changes nothing, 1 leaves the diagonal
 * @returns N × N, a matrix of its own
 * @throws {@link InvalidInputError} when the matrix is not N × N, has NaN or infinity, or λ is outside [0, 1]
 *
 * Source: Schäfer, Strimmer (2005), "A shrinkage approach to large-scale covariance matrix estimation", target D with a given
 * intensity.
 */
export function ridgeCovariance(covariance: Float64Array, n: number, intensity: number): Float64Array {
  requireSquare(covariance, n, 'ridgeCovariance: covariance');
  requireFraction(intensity, 'ridgeCovariance: intensity');
  return shrunkCorrelations(covariance, n, intensity);
}

/** {@link ridgeCovariance} of a matrix that is known to be one, put where it is wanted. */
export function shrunkCorrelations(
  covariance: Float64Array,
  n: number,
  intensity: number,
  shrunk: Float64Array = new Float64Array(covariance.length),
): Float64Array {
  for (let k = 0; k < shrunk.length; k++) shrunk[k] = covariance[k] * (1 - intensity);
  for (let k = 0; k < shrunk.length; k += n + 1) shrunk[k] = covariance[k];
  return shrunk;
}
