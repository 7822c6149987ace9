import { addMultiple } from '../covariance-product.js';
import type { Basis } from './basis.js';
import { columnOf, type KinkedProblem, rowOf } from './kinked-problem.js';

/** Side of a kink: its value is above its level, tied to it by the basis, or below. */
export const ABOVE = 1;
export const TIED = 0;
export const BELOW = -1;

/**
 * A vertex of the objective's epigraph: the basis determines the free weights and the levels; all other assets are at a
 * bound, all other kinks above or below their level.
 */
export interface State {
  readonly problem: KinkedProblem;
  readonly basis: Basis;
  readonly weights: Float64Array;
  readonly levels: Float64Array;
  /** -1 for an asset at its lower bound, 1 at its upper one, 0 for a free one. */
  readonly side: Int8Array;
  readonly kinkSide: Int8Array;
  /** Whether each group is in the basis, at its cap. */
  readonly full: boolean[];
  /** a_k'w less the level, of each kink. */
  readonly excess: Float64Array;
  /** c and the penalties of the kinks above, for each asset. */
  readonly gradient: Float64Array;
  /** What the tied kinks of each level have to bear: d_l less the penalties of its kinks above. */
  readonly burden: Float64Array;
}

/** Adds (sign 1) a kink to those above, or takes it from them (sign -1). */
export function countAbove({ problem: { kinks }, gradient, burden }: State, k: number, sign: 1 | -1): void {
  const n = gradient.length;
  addMultiple(gradient, sign * kinks.penalties[k], rowOf(kinks, k, n));
  if (kinks.levels[k] >= 0) burden[kinks.levels[k]] -= sign * kinks.penalties[k];
}

/** Recomputes excess, gradient and burden from weights, levels and sides, without the rounding of many moves. */
export function refresh(state: State): void {
  const { problem, weights, levels, kinkSide, excess, gradient, burden } = state;
  const { kinks, costs, levelCosts } = problem;
  excess.fill(0);
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) addMultiple(excess, weights[i], columnOf(kinks, i));
  gradient.set(costs);
  burden.set(levelCosts);
  for (let k = 0; k < kinks.count; k++) {
    if (kinks.levels[k] >= 0) excess[k] -= levels[kinks.levels[k]];
    if (kinkSide[k] === ABOVE) countAbove(state, k, 1);
  }
}
