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

/** target += factor·vector. */
export function addMultiple(target: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] += factor * vector[i];
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
