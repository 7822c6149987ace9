/**
 * N × N matrix of a function of two assets that does not mind their order.
 *
 * @param element - asked for once a pair, with j ≤ i
 * @returns row-major, symmetric bit for bit
 */
export function symmetricMatrix(n: number, element: (i: number, j: number) => number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = element(i, j);
      matrix[i * n + j] = value;
      matrix[j * n + i] = value;
    }
  }
  return matrix;
}

/** √ of the diagonal of an N × N matrix: the standard deviations of a covariance. */
export function diagonalRoots(matrix: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, j) => Math.sqrt(matrix[j * n + j]));
}
