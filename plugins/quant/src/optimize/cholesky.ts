/** Share of the largest diagonal element below which a pivot is rounding, per row. */
const SINGULAR = Number.EPSILON;

/**
 * Cholesky factor L of a symmetric matrix, A = LL'.
 *
 * @param matrix - n × n, row-major; the lower triangle is read
 * @returns n × n, lower triangular; null when the matrix is not positive definite to working precision
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, matrix[i * n + i]);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j];
      for (let k = 0; k < j; k++) rest -= factor[i * n + k] * factor[j * n + k];
      if (j < i) {
        factor[i * n + j] = rest / factor[j * n + j];
      } else {
        if (!(rest > n * SINGULAR * largest)) return null;
        factor[i * n + i] = Math.sqrt(rest);
      }
    }
  }
  return factor;
}

/** Solves LL'x = b for the factor L of {@link cholesky}. */
export function choleskySolve(factor: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= factor[i * n + k] * x[k];
    x[i] /= factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= factor[k * n + i] * x[k];
    x[i] /= factor[i * n + i];
  }
  return x;
}
