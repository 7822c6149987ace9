import { type Face, faceAt, faceOf, sameFace, sumOver } from './face.js';
import { type FaceLine, minimiseOnFace } from './face-minimum.js';
import { varianceScale } from './kkt-residual.js';
import { gradientOf, type Quadratic } from './quadratic.js';
import type { Constraints } from './types.js';

/** Rounds after which the active set is taken to cycle; from a good start it settles in a few. */
const MAX_ROUNDS = 50;
/** Multipliers of a wrong sign that are rounding, relative to the variance. */
const WRONG_SIGN = 1e-12;
/** Rounding of a group's sum at its cap. */
const ROUNDING = 1e-14;

/** Where the active set starts, and at which risk tolerance it stands on each face. */
export interface ActiveSetStart {
  /** N feasible weights, at their bounds exactly where they are meant to be. */
  readonly weights: Float64Array;
  /** The risk tolerance on a face; not a number of at least 0 where the face has none. That of the objective if absent. */
  readonly toleranceOn?: (line: FaceLine) => number;
}

/** The weights of an active set, and the risk tolerance that they are optimal at. */
export interface ActiveSetPoint {
  readonly weights: Float64Array;
  readonly tolerance: number;
}

/**
 * Primal-dual active set method from weights near the minimum of ½w'Σw - q·g'w: minimises on the face they lie on, frees
 * what has a multiplier of the wrong sign, binds what left its bound or cap, until neither happens.
 *
 * @returns null when Σ is singular on the free assets, a face has no risk tolerance or the active set does not settle
 *
 * Source: Hintermüller, Ito, Kunisch (2002), "The primal-dual active set strategy as a semismooth Newton method".
 */
export function polishByActiveSet(
  objective: Quadratic,
  constraints: Constraints,
  start: ActiveSetStart,
): ActiveSetPoint | null {
  const { toleranceOn = () => objective.tolerance } = start;
  let face = faceAt(start.weights, constraints);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const line = minimiseOnFace(objective, constraints, face);
    const tolerance = line === null ? Number.NaN : toleranceOn(line);
    if (line === null || !(tolerance >= 0)) return null;
    const weights = pointOn(line, tolerance);
    const next = correctedFace({ ...objective, tolerance }, constraints, { face, weights });
    if (sameFace(face, next)) return { weights, tolerance };
    face = next;
  }
  return null;
}

/** base + q·slope; the base itself, bit for bit, where q is 0. */
function pointOn({ base, slope }: FaceLine, tolerance: number): Float64Array {
  if (tolerance === 0) return base;
  const weights = base.slice();
  for (let i = 0; i < weights.length; i++) if (slope[i] !== 0) weights[i] += tolerance * slope[i];
  return weights;
}

function correctedFace(
  objective: Quadratic,
  { lower, upper, groups }: Constraints,
  { face, weights }: { face: Face; weights: Float64Array },
): Face {
  const gradient = gradientOf(objective, weights);
  const slack = WRONG_SIGN * varianceScale(objective, weights, gradient);
  const levels = levelsOf(gradient, face);
  const side = face.side.slice();
  for (let i = 0; i < side.length; i++) {
    if (side[i] === 0) side[i] = weights[i] < lower[i] ? -1 : weights[i] > upper[i] ? 1 : 0;
    else if (side[i] * (gradient[i] - levels[face.classOf[i]]) > slack) side[i] = 0;
  }
  const common = levels[groups.length];
  const full = groups.map(({ members, cap }, g) =>
    face.full[g] ? levels[g] <= common + slack : sumOver(members, weights) > cap + ROUNDING,
  );
  return faceOf(side, full, groups);
}

/**
 * The gradient that each class of assets has in common; the last is that of the assets in no full group. A class without
 * a free asset admits a range; the least of it, which is the most lenient, is the largest gradient of its assets at
 * their upper bounds, and for the last class no less than any group's.
 */
function levelsOf(gradient: Float64Array, { side, full, classOf }: Face): Float64Array {
  const sums = new Float64Array(full.length + 1);
  const counts = new Int32Array(full.length + 1);
  const least = new Float64Array(full.length + 1).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < side.length; i++) {
    const c = classOf[i];
    if (side[i] > 0) least[c] = Math.max(least[c], gradient[i]);
    if (side[i] !== 0) continue;
    sums[c] += gradient[i];
    counts[c]++;
  }
  const levels = least.map((most, c) => (counts[c] > 0 ? sums[c] / counts[c] : most));
  if (counts[full.length] === 0) levels[full.length] = levels.reduce((most, level) => Math.max(most, level));
  return levels;
}
