import { type Exports, instantiate, PAGE_BYTES, TILE_COLUMNS } from './gram-strip.js';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** A kernel besides that of the Gram matrix, whose memory keeps the series that were multiplied last. */
const instance = instantiate();
let resident: Float64Array | null = null;

/**
 * Inner products of a vector with each of some series: even and odd positions are summed apart, so that they have the bits of
 * the Gram matrix's elements, with the SIMD kernel and without.
 *
 * @param series - N × T, row-major, not to be changed afterwards
 * @param length - T
 * @returns the N products for a vector of T
 */
export function seriesProducts(series: Float64Array, length: number): (vector: Float64Array) => Float64Array {
  const count = series.length / length;
  if (instance === null) {
    return (vector) =>
      Float64Array.from({ length: count }, (_, i) =>
        lanedProduct(series.subarray(i * length, (i + 1) * length), vector),
      );
  }
  const rows = Math.ceil(count / TILE_COLUMNS) * TILE_COLUMNS;
  const rowLength = Math.max(2, length + (length % 2));
  return (vector) => {
    const values = valuesOf(instance, (rows + 1) * rowLength + 2 * rows);
    if (resident !== series) {
      values.fill(0);
      for (let i = 0; i < count; i++) values.set(series.subarray(i * length, (i + 1) * length), i * rowLength);
      resident = series;
    }
    const at = rows * rowLength;
    values.set(vector, at);
    const out = at + rowLength;
    const rowBytes = rowLength * BYTES;
    // The kernel multiplies two vectors at once: here one twice, the second time for nothing.
    instance.strip(at * BYTES, at * BYTES, rowBytes, 0, rows / TILE_COLUMNS, rows * BYTES, out * BYTES);
    return values.slice(out, out + count);
  };
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

function valuesOf({ memory }: Exports, length: number): Float64Array {
  const missing = length * BYTES - memory.buffer.byteLength;
  if (missing > 0) {
    memory.grow(Math.ceil(missing / PAGE_BYTES));
    resident = null;
  }
  return new Float64Array(memory.buffer, 0, length);
}
