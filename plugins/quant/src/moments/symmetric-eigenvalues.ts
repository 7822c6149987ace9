import { type Tridiagonal, tridiagonal, VANISHING } from './tridiagonal.js';

/**
 * Eigenvalues of a symmetric matrix, without its eigenvectors: Householder reflections to a tridiagonal matrix, then QL
 * with implicit Wilkinson shifts, which always converges. Absolute error some roundings of the largest eigenvalue.
 *
 * @param symmetric - N × N, symmetric, finite, row-major; the lower triangle is read
 * @param n - N, the number of rows
 * @returns N eigenvalues in no particular order
 *
 * Source: Wilkinson, Reinsch (1971), "Handbook for Automatic Computation, Linear Algebra", procedures tred1 and imtql1.
 */
export function symmetricEigenvalues(symmetric: Float64Array, n: number): Float64Array {
  const reduced = tridiagonal(symmetric, n);
  return tridiagonalEigenvalues(reduced).map((value) => value * reduced.scale);
}

/** Eigenvalues of a tridiagonal matrix, in no particular order. */
export function tridiagonalEigenvalues(reduced: Tridiagonal): Float64Array {
  const diagonal = reduced.diagonal.slice();
  const beside = reduced.beside.slice();
  for (let first = 0; first < diagonal.length; first++) {
    for (let last = blockEnd(diagonal, beside, first); last > first; last = blockEnd(diagonal, beside, first)) {
      if (last === first + 1) solvePair(diagonal, beside, first);
      else implicitQl(diagonal, beside, [first, last]);
    }
  }
  return diagonal;
}

/** Last row of the block from `first` on that no negligible element cuts. */
function blockEnd(diagonal: Float64Array, beside: Float64Array, first: number): number {
  let last = first;
  while (
    last < diagonal.length - 1 &&
    Math.abs(beside[last]) > VANISHING + Number.EPSILON * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))
  ) {
    last++;
  }
  return last;
}

/** The two eigenvalues of rows k and k + 1, the smaller without cancellation: 0 exactly where the two rows are alike. */
function solvePair(diagonal: Float64Array, beside: Float64Array, k: number): void {
  const half = (diagonal[k] + diagonal[k + 1]) / 2;
  const gap = (diagonal[k] - diagonal[k + 1]) / 2;
  const root = Math.sqrt(gap * gap + beside[k] * beside[k]);
  const far = half < 0 ? half - root : half + root;
  diagonal[k + 1] = far === 0 ? -root : (diagonal[k] / far) * diagonal[k + 1] - (beside[k] / far) * beside[k];
  diagonal[k] = far;
  beside[k] = 0;
}

/** One QL sweep over the block [first, last]. */
function implicitQl(
  diagonal: Float64Array,
  beside: Float64Array,
  [first, last]: readonly [first: number, last: number],
): void {
  const half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
  const root = Math.sqrt(half * half + 1);
  let bulge = diagonal[last] - diagonal[first] + beside[first] / (half < 0 ? half - root : half + root);
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let k = last - 1; k >= first; k--) {
    const turned = sine * beside[k];
    const kept = cosine * beside[k];
    const length = Math.sqrt(turned * turned + bulge * bulge);
    beside[k + 1] = length;
    if (length === 0) {
      // The block has come apart: what was shifted so far goes back, and the next sweep is over the parts.
      diagonal[k + 1] -= shift;
      beside[last] = 0;
      return;
    }
    sine = turned / length;
    cosine = bulge / length;
    const base = diagonal[k + 1] - shift;
    const across = (diagonal[k] - base) * sine + 2 * cosine * kept;
    shift = sine * across;
    diagonal[k + 1] = base + shift;
    bulge = cosine * across - kept;
  }
  diagonal[first] -= shift;
  beside[first] = bulge;
  beside[last] = 0;
}
