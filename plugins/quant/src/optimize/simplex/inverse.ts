/**
 * Inverses kept up to date: an n × n inverse has a row for each column of its matrix and a column for each row of it. Each
 * update takes O(n²), where a new inverse takes O(n³).
 *
 * Source: Hager (1989), "Updating the inverse of a matrix".
 */

/** The inverse by Gauss-Jordan elimination with partial pivoting; null where the matrix is singular. */
export function invert(matrix: Float64Array, n: number): Float64Array | null {
  const rest = matrix.slice();
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rest[i * n + k]) > Math.abs(rest[best * n + k])) best = i;
    const pivot = rest[best * n + k];
    if (!(Math.abs(pivot) > 0)) return null;
    for (const side of [rest, inverse]) {
      for (let j = 0; j < n; j++) {
        const value = side[best * n + j] / pivot;
        side[best * n + j] = side[k * n + j];
        side[k * n + j] = value;
      }
    }
    for (let i = 0; i < n; i++) {
      const factor = i === k ? 0 : rest[i * n + k];
      if (factor === 0) continue;
      for (const side of [rest, inverse]) {
        for (let j = 0; j < n; j++) side[i * n + j] -= factor * side[k * n + j];
      }
    }
  }
  return inverse;
}

/** Replaces column c of the matrix by one whose product with the inverse is given. */
export function replaceColumn(inverse: Float64Array, product: Float64Array, c: number): void {
  const n = product.length;
  for (let r = 0; r < n; r++) inverse[c * n + r] /= product[c];
  for (let i = 0; i < n; i++) {
    if (i === c || product[i] === 0) continue;
    for (let r = 0; r < n; r++) inverse[i * n + r] -= product[i] * inverse[c * n + r];
  }
}

/** Replaces row r of the matrix by one whose product with the inverse is given. */
export function replaceRow(inverse: Float64Array, product: Float64Array, r: number): void {
  const n = product.length;
  for (let i = 0; i < n; i++) {
    const share = inverse[i * n + r] / product[r];
    if (share !== 0) for (let q = 0; q < n; q++) inverse[i * n + q] -= share * product[q];
    inverse[i * n + r] = share;
  }
}

/** What a matrix gains at its end: the products of inverse and new column, of new row and inverse, and the new corner. */
export interface Border {
  readonly column: Float64Array;
  readonly row: Float64Array;
  readonly corner: number;
}

/** The inverse of a matrix with a new last row and column. */
export function bordered(inverse: Float64Array, { column, row, corner }: Border): Float64Array {
  const n = column.length;
  const size = n + 1;
  const grown = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    const share = column[i] / corner;
    for (let r = 0; r < n; r++) grown[i * size + r] = inverse[i * n + r] + share * row[r];
    grown[i * size + n] = -share;
  }
  for (let r = 0; r < n; r++) grown[n * size + r] = -row[r] / corner;
  grown[n * size + n] = 1 / corner;
  return grown;
}

/** The inverse of a matrix without its row r and column c. */
export function reduced(inverse: Float64Array, n: number, { r, c }: { r: number; c: number }): Float64Array {
  const size = n - 1;
  const rest = new Float64Array(size * size);
  let at = 0;
  for (let i = 0; i < n; i++) {
    if (i === c) continue;
    const share = inverse[i * n + r] / inverse[c * n + r];
    for (let q = 0; q < n; q++) if (q !== r) rest[at++] = inverse[i * n + q] - share * inverse[c * n + q];
  }
  return rest;
}
