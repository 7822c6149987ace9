import { InvalidInputError } from '../errors.js';
import { requireSquare } from '../moments/square.js';
import type { LinkageMethod } from '../names.js';
import { nearestNeighbourChain } from './nn-chain.js';
import { minimumSpanningTree } from './prim.js';
import { mergeOrder } from './raw-merges.js';

/** Binary tree of n - 1 merges by ascending height. Leaves have ids 0 … n-1, merge k has id n + k; left < right. */
export interface Linkage {
  /** Number of leaves. */
  readonly n: number;
  /** Smaller id of the two clusters that each merge joins. */
  readonly left: Int32Array;
  /** Larger id of the two. */
  readonly right: Int32Array;
  /** Distance between the two, in the units of the distance matrix. */
  readonly heights: Float64Array;
  /** Leaves under each merge. */
  readonly sizes: Int32Array;
}

/**
 * Agglomerative clustering; the same merges as scipy's `linkage`, ties included.
 *
 * @param distance - N × N, symmetric, row-major, not negative; the upper triangle is read
 * @param n - N, the number of leaves; 1 leaf gives no merges
 * @throws {@link InvalidInputError} when the matrix is not N × N, has NaN, infinity or a negative distance
 *
 * Source: Müllner (2011), "Modern hierarchical, agglomerative clustering algorithms".
 */
export function linkage(distance: Float64Array, n: number, method: LinkageMethod): Linkage {
  requireSquare(distance, n, 'linkage: distance');
  requireNotNegative(distance, n);
  return agglomerate(symmetricCopy(distance, n), n, method);
}

/** {@link linkage} of distances that are known to be such, symmetric bit for bit. */
export function agglomerate(distance: Float64Array, n: number, method: LinkageMethod): Linkage {
  const merges = method === 'single' ? minimumSpanningTree(distance, n) : nearestNeighbourChain(distance, n, method);
  return mergeOrder(merges, n);
}

function requireNotNegative(distance: Float64Array, n: number): void {
  for (let k = 0; k < distance.length; k++) {
    if (distance[k] < 0) refuseDistance(distance[k], Math.floor(k / n), k % n);
  }
}

function refuseDistance(value: number, row: number, column: number): never {
  throw new InvalidInputError({
    where: `linkage: distance, row ${row}, column ${column}`,
    rule: 'a distance must not be negative',
    got: value,
    expected: 'at least 0',
    cause: 'A correlation matrix was given for a distance matrix.',
  });
}

/** Both triangles from the upper one. */
function symmetricCopy(distance: Float64Array, n: number): Float64Array {
  const copy = Float64Array.from(distance);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) copy[i * n + j] = copy[j * n + i];
  }
  return copy;
}
