/** The module that `tools/kernels/make-gram-strip.mjs` assembles: two functions in SIMD, and their memory. */
// biome-ignore format: bytes
const MODULE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 11, 1, 96, 7, 127, 127, 127, 127, 127, 127, 127, 0, 3, 3, 2, 0, 0, 5, 3, 1, 0, 1, 7,
  33, 3, 5, 115, 116, 114, 105, 112, 0, 0, 12, 105, 110, 116, 101, 103, 101, 114, 83, 116, 114, 105, 112, 0, 1, 6,
  109, 101, 109, 111, 114, 121, 2, 0, 10, 237, 9, 2, 196, 4, 2, 7, 127, 11, 123, 3, 64, 32, 2, 33, 7, 32, 0, 33, 8,
  32, 1, 33, 9, 32, 3, 33, 10, 32, 10, 32, 2, 106, 33, 11, 32, 11, 32, 2, 106, 33, 12, 32, 12, 32, 2, 106, 33, 13,
  253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 14, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 33, 15, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 16, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 33, 17, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 18, 253, 12, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 19, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 20, 253,
  12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 21, 3, 64, 32, 8, 253, 0, 3, 0, 33, 22, 32, 9, 253, 0, 3, 0,
  33, 23, 32, 10, 253, 0, 3, 0, 33, 24, 32, 14, 32, 22, 32, 24, 253, 242, 1, 253, 240, 1, 33, 14, 32, 18, 32, 23, 32,
  24, 253, 242, 1, 253, 240, 1, 33, 18, 32, 11, 253, 0, 3, 0, 33, 24, 32, 15, 32, 22, 32, 24, 253, 242, 1, 253, 240,
  1, 33, 15, 32, 19, 32, 23, 32, 24, 253, 242, 1, 253, 240, 1, 33, 19, 32, 12, 253, 0, 3, 0, 33, 24, 32, 16, 32, 22,
  32, 24, 253, 242, 1, 253, 240, 1, 33, 16, 32, 20, 32, 23, 32, 24, 253, 242, 1, 253, 240, 1, 33, 20, 32, 13, 253, 0,
  3, 0, 33, 24, 32, 17, 32, 22, 32, 24, 253, 242, 1, 253, 240, 1, 33, 17, 32, 21, 32, 23, 32, 24, 253, 242, 1, 253,
  240, 1, 33, 21, 32, 8, 65, 16, 106, 33, 8, 32, 9, 65, 16, 106, 33, 9, 32, 10, 65, 16, 106, 33, 10, 32, 11, 65, 16,
  106, 33, 11, 32, 12, 65, 16, 106, 33, 12, 32, 13, 65, 16, 106, 33, 13, 32, 7, 65, 16, 107, 34, 7, 13, 0, 11, 32, 6,
  32, 14, 253, 33, 0, 32, 14, 253, 33, 1, 160, 57, 3, 0, 32, 6, 32, 5, 106, 32, 18, 253, 33, 0, 32, 18, 253, 33, 1,
  160, 57, 3, 0, 32, 6, 32, 15, 253, 33, 0, 32, 15, 253, 33, 1, 160, 57, 3, 8, 32, 6, 32, 5, 106, 32, 19, 253, 33, 0,
  32, 19, 253, 33, 1, 160, 57, 3, 8, 32, 6, 32, 16, 253, 33, 0, 32, 16, 253, 33, 1, 160, 57, 3, 16, 32, 6, 32, 5, 106,
  32, 20, 253, 33, 0, 32, 20, 253, 33, 1, 160, 57, 3, 16, 32, 6, 32, 17, 253, 33, 0, 32, 17, 253, 33, 1, 160, 57, 3,
  24, 32, 6, 32, 5, 106, 32, 21, 253, 33, 0, 32, 21, 253, 33, 1, 160, 57, 3, 24, 32, 13, 33, 3, 32, 6, 65, 32, 106,
  33, 6, 32, 4, 65, 1, 107, 34, 4, 13, 0, 11, 11, 164, 5, 2, 7, 127, 11, 123, 3, 64, 32, 2, 33, 7, 32, 0, 33, 8, 32,
  1, 33, 9, 32, 3, 33, 10, 32, 10, 32, 2, 106, 33, 11, 32, 11, 32, 2, 106, 33, 12, 32, 12, 32, 2, 106, 33, 13, 253,
  12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 14, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  33, 15, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 16, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 33, 17, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 18, 253, 12, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 19, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 20, 253, 12, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 21, 3, 64, 32, 8, 253, 0, 3, 0, 33, 22, 32, 9, 253, 0, 3, 0, 33,
  23, 32, 10, 253, 0, 3, 0, 33, 24, 32, 14, 32, 22, 32, 24, 253, 186, 1, 253, 174, 1, 33, 14, 32, 18, 32, 23, 32, 24,
  253, 186, 1, 253, 174, 1, 33, 18, 32, 11, 253, 0, 3, 0, 33, 24, 32, 15, 32, 22, 32, 24, 253, 186, 1, 253, 174, 1,
  33, 15, 32, 19, 32, 23, 32, 24, 253, 186, 1, 253, 174, 1, 33, 19, 32, 12, 253, 0, 3, 0, 33, 24, 32, 16, 32, 22, 32,
  24, 253, 186, 1, 253, 174, 1, 33, 16, 32, 20, 32, 23, 32, 24, 253, 186, 1, 253, 174, 1, 33, 20, 32, 13, 253, 0, 3,
  0, 33, 24, 32, 17, 32, 22, 32, 24, 253, 186, 1, 253, 174, 1, 33, 17, 32, 21, 32, 23, 32, 24, 253, 186, 1, 253, 174,
  1, 33, 21, 32, 8, 65, 16, 106, 33, 8, 32, 9, 65, 16, 106, 33, 9, 32, 10, 65, 16, 106, 33, 10, 32, 11, 65, 16, 106,
  33, 11, 32, 12, 65, 16, 106, 33, 12, 32, 13, 65, 16, 106, 33, 13, 32, 7, 65, 16, 107, 34, 7, 13, 0, 11, 32, 6, 32,
  14, 253, 27, 0, 32, 14, 253, 27, 1, 106, 32, 14, 253, 27, 2, 106, 32, 14, 253, 27, 3, 106, 54, 2, 0, 32, 6, 32, 5,
  106, 32, 18, 253, 27, 0, 32, 18, 253, 27, 1, 106, 32, 18, 253, 27, 2, 106, 32, 18, 253, 27, 3, 106, 54, 2, 0, 32, 6,
  32, 15, 253, 27, 0, 32, 15, 253, 27, 1, 106, 32, 15, 253, 27, 2, 106, 32, 15, 253, 27, 3, 106, 54, 2, 4, 32, 6, 32,
  5, 106, 32, 19, 253, 27, 0, 32, 19, 253, 27, 1, 106, 32, 19, 253, 27, 2, 106, 32, 19, 253, 27, 3, 106, 54, 2, 4, 32,
  6, 32, 16, 253, 27, 0, 32, 16, 253, 27, 1, 106, 32, 16, 253, 27, 2, 106, 32, 16, 253, 27, 3, 106, 54, 2, 8, 32, 6,
  32, 5, 106, 32, 20, 253, 27, 0, 32, 20, 253, 27, 1, 106, 32, 20, 253, 27, 2, 106, 32, 20, 253, 27, 3, 106, 54, 2, 8,
  32, 6, 32, 17, 253, 27, 0, 32, 17, 253, 27, 1, 106, 32, 17, 253, 27, 2, 106, 32, 17, 253, 27, 3, 106, 54, 2, 12, 32,
  6, 32, 5, 106, 32, 21, 253, 27, 0, 32, 21, 253, 27, 1, 106, 32, 21, 253, 27, 2, 106, 32, 21, 253, 27, 3, 106, 54, 2,
  12, 32, 13, 33, 3, 32, 6, 65, 16, 106, 33, 6, 32, 4, 65, 1, 107, 34, 4, 13, 0, 11, 11,
);

/** What this file uses of WebAssembly, which belongs to the language's hosts and not to its library. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Of doubles. */
  readonly strip: Strip;
  /** Of 16-bit integers, into 32-bit ones. */
  readonly integerStrip: Strip;
}

/** Byte addresses and lengths; see the file that assembles it. */
type Strip = (
  ...args: [a: number, b: number, length: number, columns: number, tiles: number, step: number, out: number]
) => void;

const PAGE_BYTES = 65_536;
const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Series in a strip, and series that it is multiplied with at once. */
export const STRIP_ROWS = 2;
export const TILE_COLUMNS = 4;

const instance = instantiate();

/** The kernel with a memory of its own; null where the host has no WebAssembly with SIMD. */
export function instantiate(): Exports | null {
  const host = (globalThis as { readonly WebAssembly?: WebAssemblyHost }).WebAssembly;
  try {
    return host === undefined ? null : (new host.Instance(new host.Module(MODULE)).exports as Exports);
  } catch {
    return null;
  }
}

/** Inner products of rows i and i + 1 with the series from 0 to i + 1, one row after the other; valid until the next call. */
export type StripKernel = (i: number) => readonly [Float64Array, Float64Array];

/** Puts series into rows that are that long, a little longer than the series when these are of odd length. */
export type PutSeries = (target: Float64Array, rowLength: number) => void;

/** What is multiplied: N rows with N series, each of T values. */
export interface Factors {
  readonly series: PutSeries;
  /** Without them the series themselves: a Gram matrix. */
  readonly rows?: PutSeries;
  readonly count: number;
  readonly length: number;
}

/**
 * Has the factors put into the kernel's memory; null where there is no kernel. Even and odd positions are lanes of their own. A
 * length or a number of series that does not fill the lanes or the tiles is filled up with zeros, which change no sum.
 */
export function stripKernel({ series, rows, count, length }: Factors): StripKernel | null {
  if (instance === null) return null;
  const { memory, strip } = instance;
  const filled = Math.ceil(count / TILE_COLUMNS) * TILE_COLUMNS;
  const rowLength = paddedLength(length);
  const [start, size] = [STRIP_ROWS * filled, filled * rowLength];
  growTo(memory, (start + (rows ? 2 : 1) * size) * BYTES);
  const rowsAt = rows ? start + size : start;
  const put = (at: number, factor: PutSeries) => {
    const target = new Float64Array(memory.buffer, at * BYTES, size);
    fillUp(target, count, length);
    factor(target, rowLength);
  };
  put(start, series);
  if (rows) put(rowsAt, rows);
  const products = new Float64Array(memory.buffer, 0, start);
  const rowBytes = rowLength * BYTES;
  const [first, second] = [products.subarray(0, filled), products.subarray(filled)];
  return (i) => {
    const a = (rowsAt + i * rowLength) * BYTES;
    const tiles = Math.ceil((i + STRIP_ROWS) / TILE_COLUMNS);
    strip(a, a + rowBytes, rowBytes, start * BYTES, tiles, filled * BYTES, 0);
    return [first, second];
  };
}

/** Length of a row that fills the lanes, at least once. */
export function paddedLength(length: number): number {
  return Math.max(2, length + (length % 2));
}

/** Grows a kernel's memory until it holds that many bytes; true when it had to, which moves the memory. */
export function growTo(memory: Exports['memory'], bytes: number): boolean {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return missing > 0;
}

/** Zeros where no series is put: the ends of the rows, and the rows after the last series. */
export function fillUp(target: Float64Array, count: number, length: number): void {
  const rowLength = paddedLength(length);
  for (let i = 0; i < count; i++) for (let t = length; t < rowLength; t++) target[i * rowLength + t] = 0;
  target.fill(0, count * rowLength);
}

/** Puts series that lie one after the other. */
export function copyOf(series: Float64Array, length: number): PutSeries {
  return (target, rowLength) => {
    if (length === rowLength) target.set(series);
    else
      for (let at = 0, to = 0; at < series.length; at += length, to += rowLength)
        target.set(series.subarray(at, at + length), to);
  };
}
