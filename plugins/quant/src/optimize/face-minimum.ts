import { cholesky, solveInPlace } from './cholesky.js';
import { addMultiple, covarianceTimes } from './covariance-product.js';
import { type Face, sumOver } from './face.js';
import type { Quadratic } from './quadratic.js';
import { subMatrix, subVector } from './sub-matrix.js';
import type { Constraints } from './types.js';

/** How far the fixed weights and caps of a face without free open assets may be from the budget. */
const ROUNDING = 1e-12;

/** The minima on a face, one for each risk tolerance q: the weights base + q·slope. */
export interface FaceLine {
  /** Least variance on the face. */
  readonly base: Float64Array;
  readonly slope: Float64Array;
}

/** A face with its numbers: the weights that it fixes, and what is left for the free ones. */
interface FaceProblem {
  readonly face: Face;
  readonly free: readonly number[];
  /** Bounds where the face fixes a weight, 0 where it is free. */
  readonly fixed: Float64Array;
  /** Sum of the free weights of each class. */
  readonly totals: Float64Array;
  /** The classes that have free assets, and the places of these among the free ones. */
  readonly classes: readonly { readonly label: number; readonly members: readonly number[] }[];
}

/**
 * Minima of ½w'Σw - q·g'w on a face for all q, by the KKT system Σ_FF w_F = Σ_c μ_c e_c + q·g_F - Σ_FB w_B,
 * e_c'w_F = total_c. The classes c are disjoint, so that eliminating w_F leaves a positive definite system for the μ.
 *
 * @returns null when Σ_FF is singular or the face does not meet the budget
 */
export function minimiseOnFace(
  { covariance, gains, tolerance }: Quadratic,
  constraints: Constraints,
  face: Face,
): FaceLine | null {
  const problem = faceProblem(constraints, face);
  const { free, fixed, totals, classes } = problem;
  if (totals.some((total, c) => Math.abs(total) > ROUNDING && !classes.some(({ label }) => label === c))) return null;
  const factor = cholesky(subMatrix(covariance, free), free.length);
  const minimum = factor && classMinimum(factor, problem);
  if (minimum === null) return null;
  const onFixed = covarianceTimes(covariance, fixed);
  const base = minimum(
    subVector(onFixed, free).map((covarianceWithFixed) => -covarianceWithFixed),
    totals,
  );
  const slope = new Float64Array(fixed.length);
  if (tolerance === 0) return { base: spread(base, free, fixed), slope };
  const steep = minimum(subVector(gains, free), new Float64Array(totals.length));
  return { base: spread(base, free, fixed), slope: spread(steep, free, slope) };
}

function faceProblem({ lower, upper, groups }: Constraints, face: Face): FaceProblem {
  const { side, full, classOf } = face;
  const free: number[] = [];
  const fixed = new Float64Array(side.length);
  const totals = new Float64Array(groups.length + 1);
  groups.forEach(({ cap }, g) => {
    if (full[g]) totals[g] = cap;
  });
  totals[groups.length] = totals.reduce((rest, cap) => rest - cap, 1);
  for (let i = 0; i < side.length; i++) {
    if (side[i] === 0) free.push(i);
    else fixed[i] = side[i] < 0 ? lower[i] : upper[i];
    totals[classOf[i]] -= fixed[i];
  }
  const membersOf = new Map<number, number[]>();
  free.forEach((i, f) => {
    const members = membersOf.get(classOf[i]);
    if (members === undefined) membersOf.set(classOf[i], [f]);
    else members.push(f);
  });
  const classes = Array.from(membersOf, ([label, members]) => ({ label, members }));
  return { face, free, fixed, totals, classes };
}

/** Solves the KKT system for right sides, which become the weights, and totals; null when the classes are not independent to working precision. */
function classMinimum(
  factor: Float64Array,
  { free, classes }: FaceProblem,
): ((right: Float64Array, totals: Float64Array) => Float64Array) | null {
  const columns = classes.map(({ members }) => {
    const indicator = new Float64Array(free.length);
    for (const f of members) indicator[f] = 1;
    return solveInPlace(factor, indicator);
  });
  const reduced = new Float64Array(classes.length * classes.length);
  classes.forEach(({ members }, c) => {
    columns.forEach((column, k) => {
      reduced[c * classes.length + k] = sumOver(members, column);
    });
  });
  const reducedFactor = cholesky(reduced, classes.length);
  if (reducedFactor === null) return null;
  const levels = new Float64Array(classes.length);
  return (right, totals) => {
    const weights = solveInPlace(factor, right);
    // The second pass removes the rounding left in the totals.
    for (let pass = 0; pass < 2; pass++) {
      classes.forEach(({ label, members }, c) => {
        levels[c] = totals[label] - sumOver(members, weights);
      });
      solveInPlace(reducedFactor, levels);
      columns.forEach((column, k) => {
        addMultiple(weights, levels[k], column);
      });
    }
    return weights;
  };
}

function spread(values: Float64Array, free: readonly number[], fixed: Float64Array): Float64Array {
  const weights = fixed.slice();
  for (let f = 0; f < free.length; f++) weights[free[f]] = values[f];
  return weights;
}
