/** The products of {@link gram} without SIMD: the same sums in the same order, four products at a time. */
export function plainGram(series: Float64Array, count: number, length: number): Float64Array {
  const products = new Float64Array(count * count);
  const set = (i: number, j: number, product: number) => {
    products[i * count + j] = product;
    products[j * count + i] = product;
  };
  for (let i = 0; i < count; i += 2) {
    const nextI = Math.min(i + 1, count - 1);
    for (let j = 0; j <= i; j += 2) {
      const nextJ = Math.min(j + 1, count - 1);
      const starts = { a: i * length, b: nextI * length, c: j * length, d: nextJ * length };
      const { ac, ad, bc, bd } = tileProducts(series, length, starts);
      set(i, j, ac);
      set(i, nextJ, ad);
      set(nextI, j, bc);
      set(nextI, nextJ, bd);
    }
  }
  return products;
}

/** Where the four series of a 2 × 2 tile start: rows a and b, columns c and d. */
interface TileStarts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Four inner products at once, because each value read then serves two of them. Index 0 is the even sum, 1 the odd. */
function tileProducts(series: Float64Array, length: number, { a, b, c, d }: TileStarts) {
  let ac0 = 0;
  let ad0 = 0;
  let bc0 = 0;
  let bd0 = 0;
  let ac1 = 0;
  let ad1 = 0;
  let bc1 = 0;
  let bd1 = 0;
  const last = length - 1;
  for (let t = 0; t < last; t += 2) {
    const a0 = series[a + t];
    const b0 = series[b + t];
    const c0 = series[c + t];
    const d0 = series[d + t];
    const a1 = series[a + t + 1];
    const b1 = series[b + t + 1];
    const c1 = series[c + t + 1];
    const d1 = series[d + t + 1];
    ac0 += a0 * c0;
    ad0 += a0 * d0;
    bc0 += b0 * c0;
    bd0 += b0 * d0;
    ac1 += a1 * c1;
    ad1 += a1 * d1;
    bc1 += b1 * c1;
    bd1 += b1 * d1;
  }
  if (length % 2 === 1) {
    ac0 += series[a + last] * series[c + last];
    ad0 += series[a + last] * series[d + last];
    bc0 += series[b + last] * series[c + last];
    bd0 += series[b + last] * series[d + last];
  }
  return { ac: ac0 + ac1, ad: ad0 + ad1, bc: bc0 + bc1, bd: bd0 + bd1 };
}

/** Inner product with even and odd positions summed apart. */
export function lanedProduct(x: Float64Array, y: Float64Array): number {
  let [even, odd] = [0, 0];
  for (let t = 0; t + 1 < x.length; t += 2) {
    even += x[t] * y[t];
    odd += x[t + 1] * y[t + 1];
  }
  if (x.length % 2 === 1) even += x[x.length - 1] * y[x.length - 1];
  return even + odd;
}
