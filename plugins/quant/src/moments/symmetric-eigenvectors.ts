import { tridiagonalEigenvalues } from './symmetric-eigenvalues.js';
import { innerProduct, type Tridiagonal, tridiagonal, turnBack } from './tridiagonal.js';

export interface Eigenpairs {
  /** N eigenvalues, largest first. */
  readonly values: Float64Array;
  /** The eigenvectors of the `count` largest of them, each of N elements and length 1, orthogonal to the others. */
  readonly leading: (count: number) => Float64Array[];
}

/** Rounds of inverse iteration; from a start that is not special, the second is exact and the third for equal eigenvalues. */
const ROUNDS = 4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Eigenvalues of a symmetric matrix, and as many eigenvectors as are asked for: inverse iteration on the tridiagonal form,
 * orthogonal to those before, so that equal eigenvalues get a basis of their space. A few vectors cost little beside the
 * eigenvalues.
 *
 * @param symmetric - N × N, symmetric, finite, row-major; the lower triangle is read
 * @param n - N, the number of rows
 *
 * Source: Peters, Wilkinson (1971), "Handbook for Automatic Computation, Linear Algebra", procedure tristurm.
 */
export function symmetricEigenpairs(symmetric: Float64Array, n: number): Eigenpairs {
  const reduced = tridiagonal(symmetric, n);
  const values = tridiagonalEigenvalues(reduced).sort().reverse();
  return {
    values: values.map((value) => value * reduced.scale),
    leading: (count) => {
      const vectors: Float64Array[] = [];
      for (let k = 0; k < count; k++) vectors.push(inverseIteration(reduced, values[k], vectors));
      for (const vector of vectors) turnBack(reduced, vector);
      return vectors;
    },
  };
}

/** Eigenvector of the tridiagonal matrix to an eigenvalue, orthogonal to those found before. */
function inverseIteration(reduced: Tridiagonal, value: number, before: readonly Float64Array[]): Float64Array {
  const n = reduced.diagonal.length;
  // Multiples of the golden section, less their whole parts: no eigenvector is orthogonal to them but by design.
  const vector = Float64Array.from({ length: n }, (_, i) => (((i + 1) * (before.length + 1) * GOLDEN) % 1) - 0.25);
  for (let round = 0; round < ROUNDS; round++) {
    solveShifted(reduced, value, vector);
    for (let pass = 0; pass < 2; pass++) for (const other of before) removeComponent(vector, other);
    normalise(vector);
  }
  return vector;
}

/** Solves (T - λI)x = b in the memory of b, by elimination with row exchanges. A pivot of 0 counts as rounding. */
function solveShifted({ diagonal, beside }: Tridiagonal, value: number, b: Float64Array): void {
  const n = b.length;
  const pivots = diagonal.map((element) => element - value);
  const above = beside.slice();
  const second = new Float64Array(n);
  for (let k = 0; k + 1 < n; k++) {
    const below = beside[k];
    if (Math.abs(below) > Math.abs(pivots[k])) {
      const factor = pivots[k] / below;
      [pivots[k], second[k]] = [below, above[k + 1]];
      [above[k], pivots[k + 1]] = [pivots[k + 1], above[k] - factor * pivots[k + 1]];
      above[k + 1] = -factor * second[k];
      [b[k], b[k + 1]] = [b[k + 1], b[k] - factor * b[k + 1]];
    } else {
      const factor = pivots[k] === 0 ? 0 : below / pivots[k];
      pivots[k + 1] -= factor * above[k];
      b[k + 1] -= factor * b[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    const rest = b[k] - (k + 1 < n ? above[k] * b[k + 1] : 0) - (k + 2 < n ? second[k] * b[k + 2] : 0);
    b[k] = rest / (Math.abs(pivots[k]) < Number.EPSILON ? Number.EPSILON : pivots[k]);
  }
}

function removeComponent(vector: Float64Array, other: Float64Array): void {
  const share = innerProduct(vector, other);
  for (let k = 0; k < vector.length; k++) vector[k] -= share * other[k];
}

function normalise(vector: Float64Array): void {
  const length = Math.sqrt(innerProduct(vector, vector));
  for (let k = 0; k < vector.length; k++) vector[k] /= length;
}
