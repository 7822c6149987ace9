import { requireSquare } from '../moments/square.js';
import { CODEPENDENCES, type Codependence } from '../names.js';
import { requireKnown } from '../require-known.js';
import { correlationDistance } from './distance.js';

/** Least lower tail dependence that has a distance of its own; that of none at all is -ln 1e-8, 18.4. */
const LEAST_TAIL = 1e-8;

/**
 * The distance that a codependence implies: √(½(1 - ρ)) for signed correlations, √(1 - ρ) for those from 0 to 1, and -ln λ,
 * at most 18.4, for lower tail dependence. The last is no metric: it breaks the triangle inequality.
 *
 * @param matrix - N × N, what {@link codependence} gave for that name
 * @param n - N, the number of assets
 * @returns N × N, symmetric, 0 on the diagonal
 * @throws {@link InvalidInputError} on an unknown name, or when the matrix is not N × N, has NaN or is no codependence
 *
 * Source: López de Prado (2016), "Building diversified portfolios that outperform out of sample", for √(½(1 - ρ)); the other two are
 * those of Riskfolio-Lib.
 */
export function codependenceDistance(matrix: Float64Array, n: number, name: Codependence): Float64Array {
  requireKnown(name, CODEPENDENCES, 'codependenceDistance: name');
  if (name === 'pearson' || name === 'spearman' || name === 'kendall') return correlationDistance(matrix, n);
  requireSquare(matrix, n, 'codependenceDistance: matrix');
  const distanceOf = name === 'lower_tail' ? tailDistance : absoluteDistance;
  return matrix.map((value, k) => (k % (n + 1) === 0 ? 0 : distanceOf(value)));
}

function absoluteDistance(dependence: number): number {
  return Math.sqrt(Math.max(0, 1 - dependence));
}

function tailDistance(dependence: number): number {
  return Math.max(0, -Math.log(Math.max(LEAST_TAIL, dependence)));
}
