import { copyOf, type Exports, fillUp, growTo, instantiate, paddedLength, TILE_COLUMNS } from './gram-strip.js';
import { lanedProduct } from './plain-gram.js';

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
  const rowLength = paddedLength(length);
  return (vector) => {
    const values = valuesOf(instance, (rows + 1) * rowLength + 2 * rows);
    if (resident !== series) {
      const target = values.subarray(0, rows * rowLength);
      fillUp(target, count, length);
      copyOf(series, length)(target, rowLength);
      resident = series;
    }
    const at = rows * rowLength;
    values.set(vector, at);
    if (rowLength > length) values.fill(0, at + length, at + rowLength);
    const out = at + rowLength;
    const rowBytes = rowLength * BYTES;
    // The kernel multiplies two vectors at once: here one twice, the second time for nothing.
    instance.strip(at * BYTES, at * BYTES, rowBytes, 0, rows / TILE_COLUMNS, rows * BYTES, out * BYTES);
    return values.slice(out, out + count);
  };
}

function valuesOf({ memory }: Exports, length: number): Float64Array {
  if (growTo(memory, length * BYTES)) resident = null;
  return new Float64Array(memory.buffer, 0, length);
}
