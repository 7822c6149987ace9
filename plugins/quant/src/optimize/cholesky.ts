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
    const row = i * n;
    for (let j = 0; j < i; j++) {
      factor[row + j] = (matrix[row + j] - rowProduct(factor, [row, j * n], j)) / factor[j * n + j];
    }
    const pivot = matrix[row + i] - rowProduct(factor, [row, row], i);
    if (!(pivot > n * SINGULAR * largest)) return null;
    factor[row + i] = Math.sqrt(pivot);
  }
  return factor;
}

/** Inner product of the first elements of two rows, in four sums that do not wait for each other. */
function rowProduct(factor: Float64Array, [p, q]: readonly [number, number], length: number): number {
  const whole = length - (length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < whole; k += 4) {
    a += factor[p + k] * factor[q + k];
    b += factor[p + k + 1] * factor[q + k + 1];
    c += factor[p + k + 2] * factor[q + k + 2];
    d += factor[p + k + 3] * factor[q + k + 3];
  }
  for (let k = whole; k < length; k++) a += factor[p + k] * factor[q + k];
  return a + b + (c + d);
}

/** Solves LL'x = b for the factor L of {@link cholesky}. */
export function choleskySolve(factor: Float64Array, b: Float64Array): Float64Array {
  return solveInPlace(factor, b.slice());
}

/** {@link choleskySolve} with x in the place of b; the second pass goes along the rows of L, too. */
export function solveInPlace(factor: Float64Array, x: Float64Array): Float64Array {
  const n = x.length;
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= factor[i * n + k] * x[k];
    x[i] = sum / factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= factor[i * n + i];
    for (let k = 0; k < i; k++) x[k] -= factor[i * n + k] * x[i];
  }
  return x;
}
