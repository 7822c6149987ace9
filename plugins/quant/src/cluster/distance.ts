import { InvalidInputError } from '../errors.js';
import { requireSquare } from '../moments/square.js';

/** How far beyond ±1 rounding can carry a correlation. */
const ROUNDING = 1e-9;

/**
 * Correlation distance √(½(1 - ρ)): 0 at ρ = 1, √½ at 0, 1 at -1. Correlations beyond ±1 by rounding count as ±1.
 *
 * @param correlation - N × N, symmetric, row-major
 * @param n - N, the number of assets
 * @returns N × N, symmetric, 0 on the diagonal
 * @throws {@link InvalidInputError} when the matrix is not N × N, has NaN, or |ρ| > 1 by more than rounding
 *
 * Source: López de Prado (2016), "Building diversified portfolios that outperform out of sample".
 */
export function correlationDistance(correlation: Float64Array, n: number): Float64Array {
  requireSquare(correlation, n, 'correlationDistance: correlation');
  const distance = new Float64Array(n * n);
  for (let k = 0; k < distance.length; k++) {
    const rho = correlation[k];
    if (Math.abs(rho) > 1 + ROUNDING) refuseCorrelation(rho, Math.floor(k / n), k % n);
    distance[k] = distanceOf(Math.max(-1, Math.min(1, rho)));
  }
  for (let i = 0; i < n; i++) distance[i * n + i] = 0;
  return distance;
}

/** Distance of two assets from their correlation, which is within [-1, 1]. */
export function distanceOf(correlation: number): number {
  return Math.sqrt(0.5 * (1 - correlation));
}

function refuseCorrelation(rho: number, row: number, column: number): never {
  throw new InvalidInputError({
    where: `correlationDistance: correlation, row ${row}, column ${column}`,
    rule: 'a correlation lies between -1 and 1',
    got: rho,
    expected: '-1 to 1',
    cause: 'A covariance matrix was given for a correlation matrix.',
  });
}
