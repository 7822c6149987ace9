/**
 * Gram matrix of series laid out one after the other: element (i, j) is the inner product of series i and j.
 * Even and odd positions are summed apart and added at the end, so that two-lane SIMD gives the same bits.
 *
 * @param series - N × T, row-major: series i is `series[i * length … (i + 1) * length - 1]`
 * @param count - N, the number of series
 * @param length - T, the length of each
 * @returns N × N, symmetric
 */
export function gram(series: Float64Array, count: number, length: number): Float64Array {
  const products = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const product = innerProduct(series, length, i * length, j * length);
      products[i * count + j] = product;
      products[j * count + i] = product;
    }
  }
  return products;
}

function innerProduct(series: Float64Array, length: number, a: number, b: number): number {
  let even = 0;
  let odd = 0;
  const pairs = length - (length % 2);
  for (let t = 0; t < pairs; t += 2) {
    even += series[a + t] * series[b + t];
    odd += series[a + t + 1] * series[b + t + 1];
  }
  if (pairs < length) even += series[a + pairs] * series[b + pairs];
  return even + odd;
}
