import { type ActiveSetPoint, polishByActiveSet } from './active-set.js';
import { certified, type Evidence } from './certificate.js';
import type { FaceLine } from './face-minimum.js';
import { kktResidual } from './kkt-residual.js';
import { minimiseQuadratic } from './minimise-quadratic.js';
import type { Quadratic } from './quadratic.js';
import { smo } from './smo.js';
import type { Constraints, Solution } from './types.js';

/** KKT residual at which weights are a point of the frontier to rounding. */
const EXACT = 1e-12;
/** What may be missing, relative to its terms. */
const ROUNDING = 1e-13;
/** Violation that SMO leaves for the active set to try from. */
const ROUGH = 1e-2;
/** Points after which the search gives what it has; one to three are usual. */
const MAX_POINTS = 60;

/** The portfolios of least variance for what they gain, argmin ½w'Σw - q·g'w for each risk tolerance q ≥ 0. */
export interface Frontier extends Omit<Quadratic, 'tolerance'> {
  /** A feasible set of the N assets. */
  readonly constraints: Constraints;
}

/** A point of the frontier, or a blend of two of its points. */
export interface FrontierPoint extends Solution {
  readonly tolerance: number;
}

/** Which point is searched for. */
export interface FrontierSearch {
  /** Above 0 where the risk tolerance of a point is too small, below 0 where it is too large. */
  readonly missing: (point: ActiveSetPoint) => number;
  /** The size of the terms of `missing`. */
  readonly scale: number;
  /** The risk tolerance at which nothing is missing on a face; not a number of at least 0 where there is none. */
  readonly toleranceOn: (line: FaceLine) => number;
  /** Risk tolerance above 0 and N feasible weights to start from. */
  readonly start: ActiveSetPoint;
}

/** An end of the interval that holds the answer, and what it is missing. */
interface End {
  readonly point: FrontierPoint;
  readonly missing: number;
}

/**
 * The point of the frontier at which nothing is missing: on each face weights are linear in q, so that the active set
 * finds q and weights together. Where it does not settle, the answer is enclosed between points of the frontier, by
 * regula falsi. Where Σ is singular the weights can jump at one q: both ends are optimal there, and so is their blend.
 *
 * @returns the point; its `kktResidual` is that of its own risk tolerance
 *
 * Source: Dowell, Jarratt (1971), "A modified regula falsi method", for halving what the end that stays is missing.
 */
export function searchFrontier(frontier: Frontier, search: FrontierSearch): FrontierPoint {
  const ends: [End | null, End | null] = [null, null];
  let { weights, tolerance } = search.start;
  let [iterations, lastSide] = [0, -1];
  const answer = (point: FrontierPoint) => ({ ...point, certificate: { ...point.certificate, iterations } });
  for (let points = 1; ; points++) {
    const objective = { ...frontier, tolerance };
    const rough = smo(objective, frontier.constraints, {
      weights,
      violation: ROUGH,
      maxIterations: 20 * weights.length,
    });
    iterations += rough.iterations;
    const onFace = polishByActiveSet(objective, frontier.constraints, { ...search, weights: rough.weights });
    const jump = onFace && certifiedPoint(frontier, onFace, { solver: 'smo+active-set' });
    if (jump !== null && isAnswer(jump, search)) return answer(jump);
    const point = { ...minimiseQuadratic(objective, frontier.constraints, rough.weights), tolerance };
    iterations += point.certificate.iterations;
    const missing = search.missing(point);
    const side = missing > 0 ? 0 : 1;
    if (side === lastSide) ends[1 - side] = halved(ends[1 - side]);
    ends[side] = { point, missing };
    lastSide = side;
    const middle = blendOf(frontier, ends);
    const found = [point, middle].find((each) => each !== null && isAnswer(each, search));
    if (found || points === MAX_POINTS) return answer(found ?? middle ?? point);
    tolerance = middle?.tolerance ?? (missing > 0 ? 4 * tolerance : tolerance / 4);
    weights = point.weights;
  }
}

function certifiedPoint(frontier: Frontier, { weights, tolerance }: ActiveSetPoint, evidence: Evidence): FrontierPoint {
  const residual = kktResidual({ ...frontier, tolerance }, weights, frontier.constraints);
  return { ...certified(weights, frontier.constraints, { ...evidence, kktResidual: residual }), tolerance };
}

function isAnswer(point: FrontierPoint, { missing, scale }: FrontierSearch): boolean {
  return point.certificate.kktResidual! <= EXACT && Math.abs(missing(point)) <= ROUNDING * scale;
}

function halved(end: End | null): End | null {
  return end && { ...end, missing: end.missing / 2 };
}

/** The blend of both ends that should miss nothing; null until there are two. */
function blendOf(frontier: Frontier, [below, above]: readonly [End | null, End | null]): FrontierPoint | null {
  if (below === null || above === null) return null;
  const share = below.missing / (below.missing - above.missing);
  const between = (a: number, b: number) => a + share * (b - a);
  const tolerance = between(below.point.tolerance, above.point.tolerance);
  const weights = below.point.weights.map((w, i) => between(w, above.point.weights[i]));
  const { solver, notes } = above.point.certificate;
  return certifiedPoint(frontier, { weights, tolerance }, { solver, notes });
}
