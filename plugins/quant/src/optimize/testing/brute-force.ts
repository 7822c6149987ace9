import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Constraints } from '../types.js';

const TOLERANCE = 1e-9;

/**
 * The least w'Σw by trying every set of binding bounds and full groups: on each, the equality-constrained problem is
 * solved by a pseudo-inverse of its KKT matrix, and kept when it is feasible. For a handful of assets.
 */
export function bruteForceVariance(covariance: Float64Array, constraints: Constraints): number {
  const n = constraints.lower.length;
  const sigma = Matrix.from1DArray(n, n, covariance);
  const candidates = combinations(n, [-1, 0, 1]).flatMap((sides) =>
    combinations(constraints.groups.length, [0, 1]).map((full) => faceMinimum(sigma, constraints, { sides, full })),
  );
  const variances = candidates.filter((w) => w !== null).map((w) => w.transpose().mmul(sigma).mmul(w).get(0, 0));
  return Math.min(...variances);
}

function combinations(length: number, choices: readonly number[]): number[][] {
  if (length === 0) return [[]];
  return combinations(length - 1, choices).flatMap((rest) => choices.map((choice) => [...rest, choice]));
}

interface Guess {
  readonly sides: readonly number[];
  readonly full: readonly number[];
}

function faceMinimum(sigma: Matrix, constraints: Constraints, { sides, full }: Guess): Matrix | null {
  const { lower, upper, groups } = constraints;
  const n = sides.length;
  const rows = [{ row: sides.map(() => 1), value: 1 }];
  sides.forEach((side, i) => {
    if (side !== 0) rows.push({ row: sides.map((_, j) => (i === j ? 1 : 0)), value: side < 0 ? lower[i] : upper[i] });
  });
  groups.forEach(({ members, cap }, g) => {
    if (full[g] === 1) rows.push({ row: sides.map((_, j) => (members.includes(j) ? 1 : 0)), value: cap });
  });
  const size = n + rows.length;
  const kkt = Matrix.zeros(size, size);
  kkt.setSubMatrix(sigma, 0, 0);
  const right = Matrix.zeros(size, 1);
  rows.forEach(({ row, value }, k) => {
    row.forEach((coefficient, j) => {
      kkt.set(n + k, j, coefficient);
      kkt.set(j, n + k, coefficient);
    });
    right.set(n + k, 0, value);
  });
  const weights = new SingularValueDecomposition(kkt, { autoTranspose: true }).solve(right).subMatrix(0, n - 1, 0, 0);
  return isFeasible(weights.to1DArray(), constraints) ? weights : null;
}

function isFeasible(weights: readonly number[], { lower, upper, groups }: Constraints): boolean {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const inBox = weights.every((w, i) => w >= lower[i] - TOLERANCE && w <= upper[i] + TOLERANCE);
  const underCaps = groups.every(({ members, cap }) => sum(members.map((i) => weights[i])) <= cap + TOLERANCE);
  return inBox && underCaps && Math.abs(sum(weights) - 1) <= TOLERANCE;
}
