/*
 * Element-wise operations on arrays of N² values. Each loop is a function of its own: a long loop inside a function that
 * runs only a few times is left to the interpreter, which is 20 times slower.
 */

/** Adds `term` to `sum`, element by element. */
export function addInPlace(sum: Float64Array, term: Float64Array): void {
  for (let k = 0; k < sum.length; k++) sum[k] += term[k];
}

/** Divides every value by one divisor. */
export function divideInPlace(values: Float64Array, divisor: number): void {
  for (let k = 0; k < values.length; k++) values[k] /= divisor;
}
