/**
 * Euclidean distance between each two columns of a matrix: what is clustered when a distance matrix is taken for a
 * table of observations.
 *
 * @param matrix - N × N, symmetric, row-major
 * @returns N × N, symmetric, 0 on the diagonal
 */
export function columnDistance(matrix: Float64Array, n: number): Float64Array {
  const distance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let squares = 0;
      for (let k = 0; k < n; k++) {
        const difference = matrix[i * n + k] - matrix[j * n + k];
        squares += difference * difference;
      }
      distance[i * n + j] = distance[j * n + i] = Math.sqrt(squares);
    }
  }
  return distance;
}
