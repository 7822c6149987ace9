import type { Memory } from '../memory.js';

/**
 * The inverse of an n × n matrix, kept up to date where it lies: it has a row for each column of the matrix and a column for
 * each row of it. Each update takes O(n²), where a new inverse takes O(n³).
 *
 * Source: Hager (1989), "Updating the inverse of a matrix".
 */
export interface Inverse {
  /** Row i, column r is `values[i * stride + r]`; stride ≥ n. */
  values: Float64Array;
  stride: number;
  size: number;
}

const FIRST_ROOM = 16;

export function emptyInverse({ numbers }: Memory): Inverse {
  return { values: numbers(FIRST_ROOM * FIRST_ROOM), stride: FIRST_ROOM, size: 0 };
}

/** Inverts an n × n matrix by Gauss-Jordan elimination with partial pivoting; false where it is singular. */
export function invert(inverse: Inverse, matrix: Float64Array, n: number): boolean {
  while (inverse.stride < n) doubleRoom(inverse);
  inverse.size = n;
  const { values, stride } = inverse;
  const rest = matrix.slice();
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) values[i * stride + j] = i === j ? 1 : 0;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rest[i * n + k]) > Math.abs(rest[best * n + k])) best = i;
    const pivot = rest[best * n + k];
    if (!(Math.abs(pivot) > 0)) return false;
    exchangeAndScale(rest, { from: best * n, to: k * n, length: n, pivot });
    exchangeAndScale(values, { from: best * stride, to: k * stride, length: n, pivot });
    for (let i = 0; i < n; i++) {
      const factor = i === k ? 0 : rest[i * n + k];
      if (factor === 0) continue;
      for (let j = k; j < n; j++) rest[i * n + j] -= factor * rest[k * n + j];
      for (let j = 0; j < n; j++) values[i * stride + j] -= factor * values[k * stride + j];
    }
  }
  return true;
}

/** Exchanges two rows, and divides the one that comes to the second place by the pivot. */
function exchangeAndScale(
  matrix: Float64Array,
  { from, to, length, pivot }: { from: number; to: number; length: number; pivot: number },
): void {
  for (let j = 0; j < length; j++) {
    const value = matrix[from + j] / pivot;
    matrix[from + j] = matrix[to + j];
    matrix[to + j] = value;
  }
}

/** Replaces column c of the matrix by one whose product with the inverse is given. */
export function replaceColumn({ values, stride, size }: Inverse, product: Float64Array, c: number): void {
  const pivotRow = c * stride;
  for (let r = 0; r < size; r++) values[pivotRow + r] /= product[c];
  for (let i = 0; i < size; i++) {
    const factor = i === c ? 0 : product[i];
    if (factor === 0) continue;
    for (let r = 0; r < size; r++) values[i * stride + r] -= factor * values[pivotRow + r];
  }
}

/** Replaces row r of the matrix by one whose product with the inverse is given. */
export function replaceRow({ values, stride, size }: Inverse, product: Float64Array, r: number): void {
  for (let i = 0; i < size; i++) {
    const share = values[i * stride + r] / product[r];
    if (share !== 0) for (let q = 0; q < size; q++) values[i * stride + q] -= share * product[q];
    values[i * stride + r] = share;
  }
}

/** What a matrix gains at its end: the products of inverse and new column, of new row and inverse, and the new corner. */
export interface Border {
  readonly column: Float64Array;
  readonly row: Float64Array;
  readonly corner: number;
}

/** Gives the matrix a new last row and column. */
export function addBorder(inverse: Inverse, { column, row, corner }: Border): void {
  if (inverse.size === inverse.stride) doubleRoom(inverse);
  const { values, stride, size: n } = inverse;
  for (let i = 0; i < n; i++) {
    const share = column[i] / corner;
    for (let r = 0; r < n; r++) values[i * stride + r] += share * row[r];
    values[i * stride + n] = -share;
  }
  for (let r = 0; r < n; r++) values[n * stride + r] = -row[r] / corner;
  values[n * stride + n] = 1 / corner;
  inverse.size++;
}

/** Takes row r and column c from the matrix; its last row and column come to their places. */
export function removeCross(inverse: Inverse, { r, c }: { r: number; c: number }): void {
  const { values, stride } = inverse;
  const last = inverse.size - 1;
  const pivotRow = c * stride;
  for (let i = 0; i <= last; i++) {
    if (i === c) continue;
    const share = values[i * stride + r] / values[pivotRow + r];
    for (let q = 0; q <= last; q++) values[i * stride + q] -= share * values[pivotRow + q];
    values[i * stride + r] = values[i * stride + last];
  }
  for (let q = 0; q < last; q++) values[pivotRow + q] = values[last * stride + q];
  inverse.size = last;
}

function doubleRoom(inverse: Inverse): void {
  const { values, stride, size } = inverse;
  inverse.stride = 2 * stride;
  inverse.values = new Float64Array(4 * values.length);
  for (let i = 0; i < size; i++) inverse.values.set(values.subarray(i * stride, i * stride + size), 2 * i * stride);
}
