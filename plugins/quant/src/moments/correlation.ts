import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { sampleCovariance } from './sample-covariance.js';
import { requireSquare } from './square.js';

/**
 * Correlations of a covariance matrix, ρ = c[i][j] / √(c[i][i]·c[j][j]), within [-1, 1] and 1 on the diagonal.
 * An asset of variance 0 is uncorrelated with all others. Equal columns correlate at 1 exactly.
 *
 * @param covariance - N × N, symmetric, row-major
 * @param n - N, the number of assets
 * @returns N × N, symmetric
 * @throws {@link InvalidInputError} when the matrix is not N × N, has NaN or infinity, or a negative variance
 *
 * Source: Pearson (1895), "Note on regression and inheritance in the case of two parents".
 */
export function correlationFromCovariance(covariance: Float64Array, n: number): Float64Array {
  requireSquare(covariance, n, 'correlationFromCovariance: covariance');
  for (let i = 0; i < n; i++) requireVariance(covariance[i * n + i], i);
  const correlation = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    correlation[i * n + i] = 1;
    for (let j = i + 1; j < n; j++) {
      const rho = correlationOf(covariance[i * n + j], covariance[i * n + i], covariance[j * n + j]);
      correlation[i * n + j] = rho;
      correlation[j * n + i] = rho;
    }
  }
  return correlation;
}

/** Correlation of two assets from their covariance and their variances, within [-1, 1]; 0 where a variance is 0. */
export function correlationOf(covariance: number, variance: number, otherVariance: number): number {
  const scale = Math.sqrt(variance * otherVariance);
  return scale === 0 ? 0 : Math.max(-1, Math.min(1, covariance / scale));
}

/**
 * Pearson correlations of the returns, from the sample covariance.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Pearson (1895), "Note on regression and inheritance in the case of two parents".
 */
export function correlationMatrix(returns: ReturnsMatrix): Float64Array {
  return correlationFromCovariance(sampleCovariance(returns), returns.cols);
}

function requireVariance(variance: number, asset: number): void {
  if (variance >= 0) return;
  throw new InvalidInputError({
    where: `correlationFromCovariance: covariance, row ${asset}, column ${asset}`,
    rule: 'a variance must not be negative',
    got: variance,
    expected: 'at least 0',
    cause: 'The matrix is not a covariance, or was changed after it was estimated.',
  });
}
