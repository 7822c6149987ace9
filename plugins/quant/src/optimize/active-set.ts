import { type Face, faceAt, faceOf, sameFace } from './face.js';
import { type FacePoint, minimiseOnFace } from './face-minimum.js';
import { varianceScale } from './kkt-residual.js';
import { gradientOf, type Quadratic } from './quadratic.js';
import type { Constraints } from './types.js';

/** Rounds after which the active set is taken to cycle; from a good start it settles in a few. */
const MAX_ROUNDS = 50;
/** Multipliers of a wrong sign that are rounding, relative to the objective. */
const WRONG_SIGN = 1e-12;
/** Rounding of a group's sum at its cap. */
const ROUNDING = 1e-14;

/**
 * Primal-dual active set method from weights near the minimum of ½w'Σw - t'w: minimises on the face they lie on, frees what
 * has a multiplier of the wrong sign, binds what left its bound or cap, until neither happens.
 *
 * @param start - N feasible weights, at their bounds exactly where they are meant to be
 * @returns N weights; null when Σ is singular on the free assets or the active set does not settle
 *
 * Source: Hintermüller, Ito, Kunisch (2002), "The primal-dual active set strategy as a semismooth Newton method".
 */
export function polishByActiveSet(
  objective: Quadratic,
  constraints: Constraints,
  start: Float64Array,
): Float64Array | null {
  let face = faceAt(start, constraints);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const point = minimiseOnFace(objective, constraints, face);
    if (point === null) return null;
    const next = correctedFace(objective, constraints, { face, point });
    if (sameFace(face, next)) return point.weights;
    face = next;
  }
  return null;
}

function correctedFace(
  objective: Quadratic,
  { lower, upper, groups }: Constraints,
  { face, point }: { face: Face; point: FacePoint },
): Face {
  const { weights, levels } = point;
  const gradient = gradientOf(objective, weights);
  const slack = WRONG_SIGN * varianceScale(objective, weights, gradient);
  const side = face.side.map((at, i) => {
    if (at === 0) return weights[i] < lower[i] ? -1 : weights[i] > upper[i] ? 1 : 0;
    const excess = gradient[i] - levels[face.classOf[i]];
    return at * excess > slack ? 0 : at;
  });
  const common = levels[groups.length];
  const full = groups.map(({ members, cap }, g) => {
    if (face.full[g]) return levels[g] <= common + slack;
    return members.reduce((sum, i) => sum + weights[i], 0) > cap + ROUNDING;
  });
  return faceOf(side, full, groups);
}
