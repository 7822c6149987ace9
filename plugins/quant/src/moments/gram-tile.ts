/** The module that `tools/kernels/make-gram-tile.mjs` assembles: one function of two-lane SIMD, and its memory. */
// biome-ignore format: bytes
const MODULE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 10, 1, 96, 6, 127, 127, 127, 127, 127, 127, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 17, 2,
  4, 116, 105, 108, 101, 0, 0, 6, 109, 101, 109, 111, 114, 121, 2, 0, 10, 242, 2, 1, 239, 2, 3, 3, 127, 8, 123, 3,
  123, 32, 2, 32, 3, 106, 33, 6, 32, 6, 32, 3, 106, 33, 7, 32, 7, 32, 3, 106, 33, 8, 3, 64, 32, 0, 253, 0, 3, 0, 33,
  17, 32, 1, 253, 0, 3, 0, 33, 18, 32, 2, 253, 0, 3, 0, 33, 19, 32, 9, 32, 17, 32, 19, 253, 242, 1, 253, 240, 1, 33,
  9, 32, 13, 32, 18, 32, 19, 253, 242, 1, 253, 240, 1, 33, 13, 32, 6, 253, 0, 3, 0, 33, 19, 32, 10, 32, 17, 32, 19,
  253, 242, 1, 253, 240, 1, 33, 10, 32, 14, 32, 18, 32, 19, 253, 242, 1, 253, 240, 1, 33, 14, 32, 7, 253, 0, 3, 0, 33,
  19, 32, 11, 32, 17, 32, 19, 253, 242, 1, 253, 240, 1, 33, 11, 32, 15, 32, 18, 32, 19, 253, 242, 1, 253, 240, 1, 33,
  15, 32, 8, 253, 0, 3, 0, 33, 19, 32, 12, 32, 17, 32, 19, 253, 242, 1, 253, 240, 1, 33, 12, 32, 16, 32, 18, 32, 19,
  253, 242, 1, 253, 240, 1, 33, 16, 32, 1, 65, 16, 106, 33, 1, 32, 2, 65, 16, 106, 33, 2, 32, 6, 65, 16, 106, 33, 6,
  32, 7, 65, 16, 106, 33, 7, 32, 8, 65, 16, 106, 33, 8, 32, 0, 65, 16, 106, 34, 0, 32, 4, 71, 13, 0, 11, 32, 5, 32, 9,
  253, 33, 0, 32, 9, 253, 33, 1, 160, 57, 3, 0, 32, 5, 32, 10, 253, 33, 0, 32, 10, 253, 33, 1, 160, 57, 3, 8, 32, 5,
  32, 11, 253, 33, 0, 32, 11, 253, 33, 1, 160, 57, 3, 16, 32, 5, 32, 12, 253, 33, 0, 32, 12, 253, 33, 1, 160, 57, 3,
  24, 32, 5, 32, 13, 253, 33, 0, 32, 13, 253, 33, 1, 160, 57, 3, 32, 32, 5, 32, 14, 253, 33, 0, 32, 14, 253, 33, 1,
  160, 57, 3, 40, 32, 5, 32, 15, 253, 33, 0, 32, 15, 253, 33, 1, 160, 57, 3, 48, 32, 5, 32, 16, 253, 33, 0, 32, 16,
  253, 33, 1, 160, 57, 3, 56, 11,
);

/** What this file uses of WebAssembly, which belongs to the language's hosts and not to its library. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Byte addresses: rows a and b, the first of four columns and the step to the next, the end of row a, the eight results. */
  readonly tile: (...addresses: [a: number, b: number, c: number, stride: number, end: number, out: number]) => void;
}

const PAGE_BYTES = 65_536;
const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Series in the rows and in the columns of a tile. */
export const TILE_ROWS = 2;
export const TILE_COLUMNS = 4;

/** Series in the kernel's memory, and the products of a tile of them. */
export interface TileKernel {
  /**
   * Inner products of series i and i + 1 (the first four) with series j to j + 3; what lies beyond the last series is 0.
   * Valid until the next call.
   */
  readonly tile: (i: number, j: number) => Float64Array;
}

const instance = instantiate();

/** Null where the host has no WebAssembly with SIMD. */
function instantiate(): Exports | null {
  const host = (globalThis as { readonly WebAssembly?: WebAssemblyHost }).WebAssembly;
  try {
    return host === undefined ? null : (new host.Instance(new host.Module(MODULE)).exports as Exports);
  } catch {
    return null;
  }
}

/**
 * Puts the series into the kernel's memory; null where there is no kernel. Even and odd positions are lanes of their own,
 * and a length or a number of series that does not fill the lanes or the tile is filled up with zeros, which change no sum.
 *
 * @param series - N × T, row-major
 */
export function tileKernel(series: Float64Array, count: number, length: number): TileKernel | null {
  if (instance === null) return null;
  const { memory, tile } = instance;
  const rows = Math.ceil(count / TILE_COLUMNS) * TILE_COLUMNS;
  const rowLength = Math.max(2, length + (length % 2));
  const start = TILE_ROWS * TILE_COLUMNS;
  const missing = (start + rows * rowLength) * BYTES - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  const values = new Float64Array(memory.buffer, start * BYTES, rows * rowLength).fill(0);
  for (let i = 0; i < count; i++) values.set(series.subarray(i * length, (i + 1) * length), i * rowLength);
  const products = new Float64Array(memory.buffer, 0, start);
  const stride = rowLength * BYTES;
  const addressOf = (row: number) => start * BYTES + row * stride;
  return {
    tile: (i, j) => {
      tile(addressOf(i), addressOf(i + 1), addressOf(j), stride, addressOf(i + 1), 0);
      return products;
    },
  };
}
