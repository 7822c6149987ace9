import { type Exports, fillUp, growTo, instantiate, type PutSeries, paddedLength, TILE_COLUMNS } from './gram-strip.js';
import { lanedProduct } from './plain-gram.js';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** A kernel besides that of the Gram matrix, whose memory keeps the series that were put there last. */
const instance = instantiate();

/** Series where they are multiplied; valid until others are put there. */
export interface ResidentSeries {
  /** Series i starts at `i * stride`. */
  readonly values: Float64Array;
  readonly stride: number;
  /** The N inner products of a vector of T with the series. */
  readonly productsWith: (vector: Float64Array) => Float64Array;
}

/**
 * Series that vectors are multiplied with: even and odd positions are summed apart, so that the products have the bits of the Gram
 * matrix's elements, with the SIMD kernel and without.
 *
 * @param put - puts N series of T values
 * @param count - N
 * @param length - T
 */
export function residentSeries(put: PutSeries, count: number, length: number): ResidentSeries {
  return instance === null ? plainSeries(put, count, length) : kernelSeries(instance, put, { count, length });
}

function plainSeries(put: PutSeries, count: number, length: number): ResidentSeries {
  const values = new Float64Array(count * length);
  put(values, length);
  const productsWith = (vector: Float64Array) =>
    Float64Array.from({ length: count }, (_, i) => lanedProduct(values.subarray(i * length, (i + 1) * length), vector));
  return { values, stride: length, productsWith };
}

function kernelSeries(
  { memory, strip }: Exports,
  put: PutSeries,
  { count, length }: { count: number; length: number },
): ResidentSeries {
  const rows = Math.ceil(count / TILE_COLUMNS) * TILE_COLUMNS;
  const stride = paddedLength(length);
  const at = rows * stride;
  const out = at + stride;
  growTo(memory, (out + 2 * rows) * BYTES);
  const all = new Float64Array(memory.buffer, 0, out + 2 * rows);
  const values = all.subarray(0, at);
  fillUp(values, count, length);
  put(values, stride);
  const productsWith = (vector: Float64Array) => {
    all.set(vector, at);
    if (stride > length) all.fill(0, at + length, out);
    // The kernel multiplies two vectors at once: here one twice, the second time for nothing.
    strip(at * BYTES, at * BYTES, stride * BYTES, 0, rows / TILE_COLUMNS, rows * BYTES, out * BYTES);
    return all.slice(out, out + count);
  };
  return { values, stride, productsWith };
}
