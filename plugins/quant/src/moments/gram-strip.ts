import { growTo, instantiate } from '../kernels/kernels.js';

const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Series in a strip, and series that it is multiplied with at once. */
export const STRIP_ROWS = 2;
export const TILE_COLUMNS = 4;

const kernels = instantiate();

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
  if (kernels === null) return null;
  const { memory, strip } = kernels;
  const filled = Math.ceil(count / TILE_COLUMNS) * TILE_COLUMNS;
  const rowLength = paddedLength(length);
  const [start, size] = [STRIP_ROWS * filled, filled * rowLength];
  growTo(kernels, (start + (rows ? 2 : 1) * size) * BYTES);
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
