import { gramRows } from '../moments/gram.js';

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
  for (let i = 0; i < n; i++) {
    const row = products(i);
    lengths[i] = row[i];
    for (let j = 0; j < i; j++) {
      const both = lengths[i] + lengths[j];
      const square = both - 2 * row[j];
      const exact = square > CANCELLED * both ? square : squaredDistance(matrix, n, [i, j]);
      distance[i * n + j] = distance[j * n + i] = Math.sqrt(exact);
    }
  }
  return distance;
}

function squaredDistance(matrix: Float64Array, n: number, [i, j]: readonly [number, number]): number {
  let squares = 0;
  for (let k = 0; k < n; k++) {
    const difference = matrix[i * n + k] - matrix[j * n + k];
    squares += difference * difference;
  }
  return squares;
}
