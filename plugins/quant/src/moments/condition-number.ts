import { requireSquare } from './square.js';
import { symmetricEigenvalues } from './symmetric-eigenvalues.js';

/**
 * Condition number of a symmetric matrix in the 2-norm, max|λ| / min|λ|; infinity when an eigenvalue is 0.
 *
 * @param symmetric - N × N, symmetric, row-major
 * @param n - N, the number of rows
 * @throws {@link InvalidInputError} when the matrix is not N × N, or has NaN or infinity
 *
 * Source: Golub, Van Loan (2013), "Matrix computations", section 2.6.2.
 */
export function conditionNumber(symmetric: Float64Array, n: number): number {
  requireSquare(symmetric, n, 'conditionNumber: symmetric');
  const magnitudes = symmetricEigenvalues(symmetric, n).map(Math.abs);
  const smallest = magnitudes.reduce((least, magnitude) => Math.min(least, magnitude));
  const largest = magnitudes.reduce((most, magnitude) => Math.max(most, magnitude));
  return smallest === 0 ? Number.POSITIVE_INFINITY : largest / smallest;
}
