import { cholesky, choleskySolve } from './cholesky.js';
import type { Face } from './face.js';
import { gradientOf, type Quadratic } from './quadratic.js';
import { subMatrix } from './sub-matrix.js';
import type { Constraints } from './types.js';

/** How far the fixed weights and caps of a face without free open assets may be from the budget. */
const ROUNDING = 1e-12;

/** The minimum on a face. */
export interface FacePoint {
  readonly weights: Float64Array;
  /** Gradient common to each class of assets; the last is that of the assets in no full group. */
  readonly levels: Float64Array;
}

/** A face with its numbers: the weights that it fixes, and what is left for the free ones. */
interface FaceProblem {
  readonly objective: Quadratic;
  readonly face: Face;
  readonly free: readonly number[];
  /** Bounds where the face fixes a weight, 0 where it is free. */
  readonly fixed: Float64Array;
  /** Sum of the free weights of each class. */
  readonly totals: Float64Array;
}

/**
 * Minimum of ½w'Σw - t'w on a face, by its KKT system Σ_FF w_F = Σ_c μ_c e_c + t_F - Σ_FB w_B, e_c'w_F = total_c. The classes c are
 * disjoint, so that eliminating w_F leaves a positive definite system for the levels μ.
 *
 * @returns null when Σ_FF is singular or the face does not meet the budget
 */
export function minimiseOnFace(objective: Quadratic, constraints: Constraints, face: Face): FacePoint | null {
  const problem = faceProblem(objective, constraints, face);
  const populated = new Set(problem.free.map((i) => face.classOf[i]));
  if (problem.totals.some((total, c) => !populated.has(c) && Math.abs(total) > ROUNDING)) return null;
  const point = solveFace(problem, [...populated]);
  return point && { ...point, levels: allLevels(objective, point, { face, populated }) };
}

function faceProblem(objective: Quadratic, { lower, upper, groups }: Constraints, face: Face): FaceProblem {
  const { side, full, classOf } = face;
  const free = side.flatMap((at, i) => (at === 0 ? [i] : []));
  const fixed = Float64Array.from(side, (at, i) => (at === 0 ? 0 : at < 0 ? lower[i] : upper[i]));
  const totals = new Float64Array(groups.length + 1);
  groups.forEach(({ cap }, g) => {
    totals[g] = full[g] ? cap : 0;
  });
  totals[groups.length] = totals.reduce((rest, cap) => rest - cap, 1);
  fixed.forEach((w, i) => {
    totals[classOf[i]] -= w;
  });
  return { objective, face, free, fixed, totals };
}

/** Free weights and levels of the populated classes; the second pass removes the rounding left in the totals. */
function solveFace(problem: FaceProblem, classes: readonly number[]): FacePoint | null {
  const { objective, face, free, fixed, totals } = problem;
  const factor = cholesky(subMatrix(objective.covariance, free), free.length);
  if (factor === null) return null;
  const onFree = (value: (i: number) => number) => choleskySolve(factor, Float64Array.from(free, value));
  const sumOver = (c: number, values: Float64Array) => {
    return free.reduce((sum, i, k) => (face.classOf[i] === c ? sum + values[k] : sum), 0);
  };
  const columns = classes.map((c) => onFree((i) => (face.classOf[i] === c ? 1 : 0)));
  const reduced = Float64Array.from(classes.flatMap((c) => columns.map((column) => sumOver(c, column))));
  const reducedFactor = cholesky(reduced, classes.length);
  if (reducedFactor === null) return null;
  const fixedGradient = gradientOf(objective, fixed);
  const freeWeights = onFree((i) => -fixedGradient[i]);
  const levels = new Float64Array(totals.length);
  for (let pass = 0; pass < 2; pass++) {
    const missing = Float64Array.from(classes, (c) => totals[c] - sumOver(c, freeWeights));
    choleskySolve(reducedFactor, missing).forEach((step, k) => {
      levels[classes[k]] += step;
      columns[k].forEach((value, f) => {
        freeWeights[f] += step * value;
      });
    });
  }
  const weights = fixed.slice();
  free.forEach((i, f) => {
    weights[i] = freeWeights[f];
  });
  return { weights, levels };
}

/**
 * Levels of all classes. One without a free asset admits a range; the least of it, which is the most lenient, is the
 * largest gradient of its assets at their upper bounds, and for the last class no less than any group's.
 */
function allLevels(
  objective: Quadratic,
  { weights, levels }: FacePoint,
  { face, populated }: { face: Face; populated: ReadonlySet<number> },
): Float64Array {
  const { side, full, classOf } = face;
  const gradient = gradientOf(objective, weights);
  const least = new Float64Array(levels.length).fill(Number.NEGATIVE_INFINITY);
  side.forEach((at, i) => {
    if (at > 0) least[classOf[i]] = Math.max(least[classOf[i]], gradient[i]);
  });
  const all = levels.map((level, c) => (populated.has(c) ? level : least[c]));
  if (populated.has(full.length)) return all;
  all[full.length] = all.reduce((most, level) => Math.max(most, level));
  return all;
}
