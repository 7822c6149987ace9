/**
 * Σw (N), the covariance of each asset with the portfolio. For the inner loops of solvers: unchecked, and in the time of the
 * assets held only.
 *
 * @param covariance - N × N, symmetric bit for bit, row-major
 * @param weights - N weights
 */
export function covarianceTimes(covariance: Float64Array, weights: Float64Array): Float64Array {
  const n = weights.length;
  const product = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    if (weights[j] !== 0) addMultiple(product, weights[j], covariance.subarray(j * n, (j + 1) * n));
  }
  return product;
}

/** target += factor·vector, as far as the vector goes. */
export function addMultiple(target: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < vector.length; i++) target[i] += factor * vector[i];
}

/** Inner product of row i of an N × N matrix with N weights, in four sums that do not wait for each other. */
export function rowTimes(matrix: Float64Array, i: number, weights: Float64Array): number {
  const n = weights.length;
  const row = i * n;
  const whole = n - (n % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let j = 0; j < whole; j += 4) {
    a += matrix[row + j] * weights[j];
    b += matrix[row + j + 1] * weights[j + 1];
    c += matrix[row + j + 2] * weights[j + 2];
    d += matrix[row + j + 3] * weights[j + 3];
  }
  for (let j = whole; j < n; j++) a += matrix[row + j] * weights[j];
  return a + b + (c + d);
}

/** Inner product of two vectors of N. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Largest magnitude of a vector's elements. */
export function largestMagnitude(vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
