import { varianceScale } from './kkt-residual.js';
import { gradientOf, type Quadratic } from './quadratic.js';
import type { Constraints } from './types.js';

/** Room under a cap that is rounding: moves of it would go from group to group for ever. */
const ROUNDING = 1e-14;
/** Violation to leave beside which the rounding of the moves is nothing, so that the gradient needs no second look. */
const ROUGH = 1e-6;

interface SmoState {
  readonly objective: Quadratic;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly weights: Float64Array;
  gradient: Float64Array;
  /** Variance that violations are relative to, of these weights or of some before them. */
  scale: number;
  /** Group of each asset; the last number is that of the assets without a cap. */
  readonly groupOf: Int32Array;
  /** What each group may still grow by; the last is infinite. */
  readonly room: Float64Array;
  /** Scratch: the asset of least gradient of each group that may take weight, and of most that may give it; -1 for none. */
  readonly least: Int32Array;
  readonly most: Int32Array;
}

/** Weight moves from `down` to `up`; the violation is the difference of their gradients. */
interface Pair {
  readonly up: number;
  readonly down: number;
  readonly violation: number;
}

export interface SmoStart {
  /** N feasible weights. */
  readonly weights: Float64Array;
  /** Largest violation to leave, relative to w'Σw. */
  readonly violation: number;
  /** Most moves. */
  readonly maxIterations: number;
}

export interface SmoResult {
  readonly weights: Float64Array;
  /** Σw - q·g (N); where the violation to leave is a rough one, with the rounding of the moves. */
  readonly gradient: Float64Array;
  readonly iterations: number;
}

/**
 * Minimises ½w'Σw - q·g'w from a feasible start by moves of weight between two assets (sequential minimal
 * optimisation). The pair has the asset of most violating gradient and the partner of greatest decrease to second order;
 * it respects the caps, because a direction that is feasible for box, budget and disjoint caps is a sum of such pairs.
 *
 * Source: Fan, Chen, Lin (2005), "Working set selection using second order information", WSS 2.
 */
export function smo(objective: Quadratic, constraints: Constraints, start: SmoStart): SmoResult {
  const state = initialState(objective, constraints, start.weights);
  const rough = start.violation >= ROUGH;
  let fresh = true;
  let iterations = 0;
  while (iterations < start.maxIterations) {
    const pair = violatingPair(state);
    if (pair !== null && violates(state, pair, start)) {
      move(state, { up: pair.up, down: bestPartner(state, pair.up) });
      iterations++;
      fresh = rough;
    } else if (fresh) {
      break;
    } else {
      state.gradient = gradientOf(objective, state.weights);
      fresh = true;
    }
  }
  return { weights: state.weights, gradient: state.gradient, iterations };
}

/** Whether a pair violates more than is to be left; the scale that tells is computed anew only where the last one does not. */
function violates(state: SmoState, pair: Pair, start: SmoStart): boolean {
  if (pair.violation > start.violation * state.scale) return true;
  state.scale = varianceScale(state.objective, state.weights, state.gradient);
  return pair.violation > start.violation * state.scale;
}

function initialState(objective: Quadratic, constraints: Constraints, start: Float64Array): SmoState {
  const { lower, upper, groups } = constraints;
  const groupOf = new Int32Array(start.length).fill(groups.length);
  const room = new Float64Array(groups.length + 1).fill(Number.POSITIVE_INFINITY);
  groups.forEach(({ members, cap }, g) => {
    for (const i of members) groupOf[i] = g;
    room[g] = cap - members.reduce((sum, i) => sum + start[i], 0);
  });
  const weights = start.slice();
  const gradient = gradientOf(objective, weights);
  const [least, most] = [new Int32Array(room.length), new Int32Array(room.length)];
  const scale = varianceScale(objective, weights, gradient);
  return { objective, lower, upper, weights, gradient, scale, groupOf, room, least, most };
}

/** The pair of largest violation: an asset in a full group may only take weight from its own group. */
function violatingPair(state: SmoState): Pair | null {
  const { weights, gradient, lower, upper, groupOf, room, least, most } = state;
  least.fill(-1);
  most.fill(-1);
  let mostOfAll = -1;
  for (let i = 0; i < weights.length; i++) {
    const g = groupOf[i];
    if (weights[i] < upper[i] && (least[g] === -1 || gradient[i] < gradient[least[g]])) least[g] = i;
    if (weights[i] <= lower[i]) continue;
    if (most[g] === -1 || gradient[i] > gradient[most[g]]) most[g] = i;
    if (mostOfAll === -1 || gradient[i] > gradient[mostOfAll]) mostOfAll = i;
  }
  let worst: Pair | null = null;
  for (let g = 0; g < room.length; g++) {
    const [up, down] = [least[g], room[g] > ROUNDING ? mostOfAll : most[g]];
    if (up === -1 || down === -1) continue;
    const violation = gradient[down] - gradient[up];
    if (worst === null || violation > worst.violation) worst = { up, down, violation };
  }
  return worst;
}

/** Among the assets that may give weight to `up`, the one whose move lowers the objective most. */
function bestPartner(state: SmoState, up: number): number {
  const { weights, gradient, lower, groupOf, room } = state;
  const anyGroup = room[groupOf[up]] > ROUNDING;
  let [best, bestGain] = [-1, 0];
  for (let j = 0; j < weights.length; j++) {
    if (weights[j] <= lower[j] || !(anyGroup || groupOf[j] === groupOf[up])) continue;
    const violation = gradient[j] - gradient[up];
    if (violation <= 0) continue;
    const gain = (violation * violation) / curvature(state, up, j);
    if (gain > bestGain) [best, bestGain] = [j, gain];
  }
  return best;
}

/** Variance of the difference of two assets; 0, and a move to the next bound, where rounding makes it negative. */
function curvature({ objective: { covariance }, weights }: SmoState, i: number, j: number): number {
  const n = weights.length;
  return Math.max(0, covariance[i * n + i] + covariance[j * n + j] - 2 * covariance[i * n + j]);
}

/** Moves weight from `down` to `up` to the least value, or to the first bound or cap, which is then met exactly. */
function move(state: SmoState, { up, down }: Pick<Pair, 'up' | 'down'>): void {
  const { lower, upper, weights, gradient, groupOf, room } = state;
  const { covariance } = state.objective;
  const n = weights.length;
  const [toUpper, toLower] = [upper[up] - weights[up], weights[down] - lower[down]];
  const [groupUp, groupDown] = [groupOf[up], groupOf[down]];
  const toCap = groupUp === groupDown ? Number.POSITIVE_INFINITY : room[groupUp];
  const newton = (gradient[down] - gradient[up]) / curvature(state, up, down);
  const step = Math.min(newton, toUpper, toLower, toCap);
  weights[up] = step === toUpper ? upper[up] : weights[up] + step;
  weights[down] = step === toLower ? lower[down] : weights[down] - step;
  if (groupUp !== groupDown) {
    room[groupUp] = step === toCap ? 0 : room[groupUp] - step;
    room[groupDown] += step;
  }
  for (let k = 0; k < n; k++) gradient[k] += step * (covariance[up * n + k] - covariance[down * n + k]);
}
