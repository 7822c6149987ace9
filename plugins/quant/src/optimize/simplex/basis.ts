import { type Inverse, invert } from './inverse.js';
import type { KinkedProblem } from './kinked-problem.js';

/** A row of the basis: a kink at its level, the budget, a group at its cap. */
export type BasisRow =
  | { readonly kind: 'kink'; readonly index: number }
  | { readonly kind: 'budget'; readonly index: 0 }
  | { readonly kind: 'group'; readonly index: number };

/** The equations that determine the free weights and the levels, as many as these, and their inverse. */
export interface Basis {
  readonly rows: BasisRow[];
  /** A free asset, or -1 - l for level l. */
  readonly columns: number[];
  /** A row for each column of the basis, a column for each row. */
  readonly inverse: Inverse;
  /** Updates of the inverse since it was made. */
  updates: number;
}

/** What a weight or a level has in a row of the basis. */
export function coefficient(problem: KinkedProblem, row: BasisRow, column: number): number {
  const { kinks, groupOf } = problem;
  if (row.kind === 'kink') {
    if (column >= 0) return kinks.columns[column * kinks.stride + row.index];
    return kinks.levels[row.index] === -1 - column ? -1 : 0;
  }
  if (column < 0) return 0;
  return row.kind === 'budget' || groupOf[column] === row.index ? 1 : 0;
}

/** Inverts the basis anew; false where it is singular. */
export function invertBasis(problem: KinkedProblem, basis: Basis): boolean {
  const { rows, columns } = basis;
  const n = rows.length;
  const matrix = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) matrix[r * n + c] = coefficient(problem, rows[r], columns[c]);
  }
  basis.updates = 0;
  return invert(basis.inverse, matrix, n);
}

/** Inverse times a column: what the basic weights and levels must give up for a unit of an asset. Written into `product`. */
export function timesColumn({ inverse }: Basis, column: Float64Array, product: Float64Array): void {
  const { values, stride, size } = inverse;
  for (let c = 0; c < size; c++) {
    let sum = 0;
    for (let r = 0; r < size; r++) sum += values[c * stride + r] * column[r];
    product[c] = sum;
  }
}

/** A row times the inverse, written into `product`. */
export function timesRow({ inverse }: Basis, row: Float64Array, product: Float64Array): void {
  const { values, stride, size } = inverse;
  for (let r = 0; r < size; r++) product[r] = 0;
  for (let c = 0; c < size; c++) {
    const factor = row[c];
    if (factor !== 0) for (let r = 0; r < size; r++) product[r] += factor * values[c * stride + r];
  }
}
