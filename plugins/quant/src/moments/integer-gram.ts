import { growTo, instantiate, STRIP_ROWS, TILE_COLUMNS } from './gram-strip.js';

/** Integers that the kernel multiplies at once. */
const LANES = 8;
const SERIES_BYTES = Int16Array.BYTES_PER_ELEMENT;
const PRODUCT_BYTES = Int32Array.BYTES_PER_ELEMENT;

/** A kernel besides that of the Gram matrix, whose rows are numbers of another kind. */
const instance = instantiate();

/** Inner products of integer series, exact as long as none is beyond 32 bits. */
export interface IntegerProducts {
  /** The product of series i and j ≤ i is at `i * rowLength + j`; valid until the next call. */
  readonly products: Int32Array;
  readonly rowLength: number;
}

/** Length of a row of integers that fills the kernel's lanes, at least once. */
export function integerRowLength(length: number): number {
  return Math.max(1, Math.ceil(length / LANES)) * LANES;
}

/**
 * Gram matrix of series of small integers, its lower triangle: eight multiplications at a time, where {@link gram} has two. Sums of
 * integers have the same bits in any order.
 *
 * @param count - N, the number of series
 * @param length - T, the length of each
 * @param put - puts them into rows that are {@link integerRowLength} long, which come as zeros
 */
export function integerGram(count: number, length: number, put: (target: Int16Array) => void): IntegerProducts {
  const filled = Math.ceil(count / TILE_COLUMNS) * TILE_COLUMNS;
  const rowLength = integerRowLength(length);
  if (instance === null) {
    const series = new Int16Array(filled * rowLength);
    put(series);
    return { products: plainProducts(series, count, { rowLength, step: filled }), rowLength: filled };
  }
  const { memory, integerStrip } = instance;
  const [size, rowBytes] = [filled * rowLength * SERIES_BYTES, rowLength * SERIES_BYTES];
  growTo(memory, size + filled * filled * PRODUCT_BYTES);
  const series = new Int16Array(memory.buffer, 0, filled * rowLength);
  series.fill(0);
  put(series);
  const step = filled * PRODUCT_BYTES;
  for (let i = 0; i < count; i += STRIP_ROWS) {
    const [row, tiles] = [i * rowBytes, Math.ceil((i + STRIP_ROWS) / TILE_COLUMNS)];
    integerStrip(row, row + rowBytes, rowBytes, 0, tiles, step, size + i * step);
  }
  return { products: new Int32Array(memory.buffer, size, filled * filled), rowLength: filled };
}

function plainProducts(
  series: Int16Array,
  count: number,
  { rowLength, step }: { rowLength: number; step: number },
): Int32Array {
  const products = new Int32Array(step * step);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      products[i * step + j] = product(series, i * rowLength, { other: j * rowLength, rowLength });
    }
  }
  return products;
}

function product(series: Int16Array, at: number, { other, rowLength }: { other: number; rowLength: number }): number {
  let sum = 0;
  for (let t = 0; t < rowLength; t++) sum = (sum + series[at + t] * series[other + t]) | 0;
  return sum;
}
