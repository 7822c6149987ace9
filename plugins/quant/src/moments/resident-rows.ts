import { growTo, instantiate, type Kernels } from '../kernels/kernels.js';
import { copyOf, fillUp, paddedLength, TILE_COLUMNS } from './gram-strip.js';
import { lanedProduct } from './plain-gram.js';

const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Rows that are multiplied at once. */
export const ROWS_AT_ONCE = TILE_COLUMNS;

/** Besides those of the Gram matrix: their memory keeps the matrix that was put there last. */
const kernels = instantiate();

/** A matrix and a vector where they are multiplied; valid until others are put there. */
export interface ResidentRows {
  /** The vector (N), to be written to; it begins as zeros. */
  readonly vector: Float64Array;
  /** Its inner products with four rows from one on, a multiple of four; 0 for rows beyond the last. Valid until the next call. */
  readonly products: (first: number) => Float64Array;
}

/**
 * The rows of a matrix for products with a vector that changes from one product to the next. Even and odd positions are summed apart,
 * so that the products have the same bits with the SIMD kernel and without.
 *
 * @param matrix - N × N, row-major
 */
export function residentRows(matrix: Float64Array, n: number): ResidentRows {
  return kernels === null ? plainRows(matrix, n) : kernelRows(kernels, matrix, n);
}

function plainRows(matrix: Float64Array, n: number): ResidentRows {
  const vector = new Float64Array(n);
  const products = new Float64Array(ROWS_AT_ONCE);
  return {
    vector,
    products: (first) =>
      products.map((_, k) => {
        const row = matrix.subarray((first + k) * n, (first + k + 1) * n);
        return first + k < n ? lanedProduct(row, vector) : 0;
      }),
  };
}

function kernelRows(kernels: Kernels, matrix: Float64Array, n: number): ResidentRows {
  const { memory, strip } = kernels;
  const stride = paddedLength(n);
  const at = Math.ceil(n / ROWS_AT_ONCE) * ROWS_AT_ONCE * stride;
  const out = at + stride;
  growTo(kernels, (out + 2 * ROWS_AT_ONCE) * BYTES);
  const rows = new Float64Array(memory.buffer, 0, at);
  fillUp(rows, n, n);
  copyOf(matrix, n)(rows, stride);
  new Float64Array(memory.buffer, at * BYTES, stride).fill(0);
  const products = new Float64Array(memory.buffer, out * BYTES, ROWS_AT_ONCE);
  return {
    vector: new Float64Array(memory.buffer, at * BYTES, n),
    products: (first) => {
      // The kernel multiplies two vectors at once: here one twice, the second time for nothing.
      strip(at * BYTES, at * BYTES, stride * BYTES, first * stride * BYTES, 1, ROWS_AT_ONCE * BYTES, out * BYTES);
      return products;
    },
  };
}
