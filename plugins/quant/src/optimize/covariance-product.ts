/** Rows that are multiplied at once: what is read serves all of them, and no sum waits for another. */
const AT_ONCE = 4;

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
  const held: number[] = [];
  for (let j = 0; j < n; j++) if (weights[j] !== 0) held.push(j);
  addHeld(product, { covariance, weights, held });
  return product;
}

interface Holdings {
  readonly covariance: Float64Array;
  readonly weights: Float64Array;
  /** The assets whose weights are not 0. */
  readonly held: readonly number[];
}

/** product += Σw. */
export function addHeld(product: Float64Array, holdings: Holdings): void {
  const { covariance, weights, held } = holdings;
  const n = product.length;
  const whole = held.length - (held.length % AT_ONCE);
  for (let k = 0; k < whole; k += AT_ONCE) addFour(product, k, holdings);
  for (let k = whole; k < held.length; k++) {
    const [weight, row] = [weights[held[k]], held[k] * n];
    for (let i = 0; i < n; i++) product[i] += weight * covariance[row + i];
  }
}

/** Adds the rows of four assets that are held, as one after the other would be. */
function addFour(product: Float64Array, first: number, { covariance, weights, held }: Holdings): void {
  const n = product.length;
  const [i, j, k, l] = [held[first], held[first + 1], held[first + 2], held[first + 3]];
  const [a, b, c, d] = [i * n, j * n, k * n, l * n];
  const [ofA, ofB, ofC, ofD] = [weights[i], weights[j], weights[k], weights[l]];
  for (let m = 0; m < n; m++) {
    product[m] =
      product[m] +
      ofA * covariance[a + m] +
      ofB * covariance[b + m] +
      ofC * covariance[c + m] +
      ofD * covariance[d + m];
  }
}

/** target += factor·vector, as far as the vector goes. */
export function addMultiple(target: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < vector.length; i++) target[i] += factor * vector[i];
}

/** Inner product of two vectors of N. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Largest magnitude of a vector's elements. */
export function largestMagnitude(vector: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]));
  return largest;
}
