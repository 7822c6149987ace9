import { gramRows, mirrorLowerTriangle } from '../moments/gram.js';

/** Squared distance, relative to the squared lengths, below which it is summed up anew: their difference has lost digits. */
const CANCELLED = 1e-3;

/**
 * Euclidean distance between each two columns of a matrix: what is clustered when a distance matrix is taken for a
 * table of observations.
 *
 * @param matrix - N × N, symmetric, row-major
 * @returns N × N, symmetric, 0 on the diagonal
 */
export function columnDistance(matrix: Float64Array, n: number): Float64Array {
  const distance = new Float64Array(n * n);
  const lengths = new Float64Array(n);
  const products = gramRows(matrix, n, n);
  for (let i = 0; i < n; i++) setRow(distance, i, { matrix, lengths, products: products(i) });
  mirrorLowerTriangle(distance, n);
  return distance;
}

interface DistanceRow {
  readonly matrix: Float64Array;
  /** Squared lengths of the columns before this one; its own is added. */
  readonly lengths: Float64Array;
  readonly products: Float64Array;
}

function setRow(distance: Float64Array, i: number, { matrix, lengths, products }: DistanceRow): void {
  const n = lengths.length;
  lengths[i] = products[i];
  for (let j = 0; j < i; j++) {
    const both = lengths[i] + lengths[j];
    const square = both - 2 * products[j];
    distance[i * n + j] = Math.sqrt(square > CANCELLED * both ? square : squaredDistance(matrix, n, [i, j]));
  }
}

function squaredDistance(matrix: Float64Array, n: number, [i, j]: readonly [number, number]): number {
  let squares = 0;
  for (let k = 0; k < n; k++) {
    const difference = matrix[i * n + k] - matrix[j * n + k];
    squares += difference * difference;
  }
  return squares;
}
