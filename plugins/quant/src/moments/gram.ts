import { copyOf, type Factors, type PutSeries, STRIP_ROWS, type StripKernel, stripKernel } from './gram-strip.js';
import { lanedProduct, plainGram } from './plain-gram.js';

/**
 * Gram matrix of series laid out one after the other: element (i, j) is the inner product of series i and j.
 * Even and odd positions are summed apart and added at the end, so that the two lanes of a SIMD kernel give the same bits
 * as plain code, which stands in where the host has no such kernel.
 *
 * @param series - N × T, row-major: value t of series i is `series[i * length + t]`
 * @param count - N, the number of series
 * @param length - T, the length of each
 * @returns N × N, symmetric bit for bit
 */
export function gram(series: Float64Array, count: number, length: number): Float64Array {
  const products = new Float64Array(count * count);
  const row = productRows({ series: copyOf(series, length), count, length });
  for (let i = 0; i < count; i++) copyRow(products, i, row(i));
  mirrorLowerTriangle(products, count);
  return products;
}

function copyRow(products: Float64Array, i: number, row: Float64Array): void {
  const start = i * Math.sqrt(products.length);
  for (let j = 0; j <= i; j++) products[start + j] = row[j];
}

/**
 * The rows of {@link gram} one after the other, for those who need each product once and no matrix of them.
 *
 * @returns of row i, which are to be asked for in ascending order, the elements (i, 0) to (i, i), valid until the next call
 */
export function gramRows(series: Float64Array, count: number, length: number): (i: number) => Float64Array {
  const row = productRows({ series: copyOf(series, length), count, length });
  return (i) => row(i).subarray(0, i + 1);
}

/**
 * As {@link gramRows} the inner products of rows with series: of row i with the series 0 to i, and after them what is not to be read.
 *
 * @param factors - N rows, without them the series themselves, and N series of T values, put where they are multiplied
 */
export function productRows(factors: Factors): (i: number) => Float64Array {
  const strip = stripKernel(factors);
  if (strip !== null) return rowsOf(strip);
  const { series, rows, count, length } = factors;
  const values = filled(series, count, length);
  if (rows === undefined) {
    const products = plainGram(values, count, length);
    return (i) => products.subarray(i * count);
  }
  const others = filled(rows, count, length);
  const at = (of: Float64Array, i: number) => of.subarray(i * length, (i + 1) * length);
  return (i) => Float64Array.from({ length: i + 1 }, (_, j) => lanedProduct(at(others, i), at(values, j)));
}

function filled(put: PutSeries, count: number, length: number): Float64Array {
  const values = new Float64Array(count * length);
  put(values, length);
  return values;
}

function rowsOf(strip: StripKernel): (i: number) => Float64Array {
  let rows = strip(0);
  return (i) => {
    if (i > 0 && i % STRIP_ROWS === 0) rows = strip(i);
    return rows[i % STRIP_ROWS];
  };
}

/** Side of the blocks that a matrix is mirrored by: few enough rows for their ends to stay in the cache. */
const BLOCK = 16;

/** Fills the upper triangle of a matrix from its lower one. */
export function mirrorLowerTriangle(matrix: Float64Array, n: number): void {
  for (let top = 0; top < n; top += BLOCK) {
    for (let left = 0; left <= top; left += BLOCK) mirrorBlock(matrix, n, [top, left]);
  }
}

function mirrorBlock(matrix: Float64Array, n: number, [top, left]: readonly [number, number]): void {
  const bottom = Math.min(top + BLOCK, n);
  for (let i = top; i < bottom; i++) {
    const right = Math.min(left + BLOCK, i);
    for (let j = left; j < right; j++) matrix[j * n + i] = matrix[i * n + j];
  }
}
