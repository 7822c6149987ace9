import { InvalidInputError } from '../errors.js';
import { correlationFromCovariance } from './correlation.js';
import { withVariancesOf } from './denoised.js';
import { symmetricEigenpairs } from './symmetric-eigenvectors.js';

/** Share of an asset's variance below which the market leaves nothing of it: what is left is scaled up with its rounding. */
const NOTHING = 1e-7;

/**
 * Covariance without its market: the first eigenvectors of the correlation matrix are taken out, the diagonal is brought
 * back to 1, and the variances stay. Singular, so it is for clustering rather than for an optimiser. An asset of which the
 * market leaves nothing is uncorrelated with all others. Where two eigenvalues at the cut are equal, which of their
 * eigenvectors goes is not determined.
 *
 * @param covariance - N × N, symmetric, positive semi-definite, row-major
 * @param n - N, the number of assets
 * @param marketComponents - eigenvectors to take out, at least 1; all where N are fewer
 * @returns N × N, symmetric bit for bit
 * @throws {@link InvalidInputError} when the matrix is not N × N, has NaN or infinity or a negative variance, or the components
 *   are not a whole number from 1
 *
 * Source: López de Prado (2020), "Machine learning for asset managers", section 2.6.
 */
export function detonedCovariance(covariance: Float64Array, n: number, marketComponents: number): Float64Array {
  if (!(Number.isInteger(marketComponents) && marketComponents >= 1)) {
    throw new InvalidInputError({
      where: 'detonedCovariance: marketComponents',
      rule: 'the market is a number of eigenvectors',
      got: marketComponents,
      expected: 'a whole number, at least 1',
      cause: 'To keep the market, take the denoised covariance.',
    });
  }
  const correlation = correlationFromCovariance(covariance, n);
  const { values, leading } = symmetricEigenpairs(correlation, n);
  leading(Math.min(marketComponents, n)).forEach((vector, k) => {
    for (let i = 0; i < n; i++) {
      const scaled = values[k] * vector[i];
      for (let j = 0; j < n; j++) correlation[i * n + j] -= scaled * vector[j];
    }
  });
  for (let i = 0; i < n; i++) if (correlation[i * n + i] <= NOTHING) correlation[i * n + i] = 0;
  return withVariancesOf(covariance, n, correlation);
}
