import { type Basis, type BasisRow, coefficient } from './basis.js';
import { addCombination, addTerm } from './combination.js';
import { assetVectors, type KinkedProblem } from './kinked-problem.js';
import { type Scratch, scratchFor } from './scratch.js';

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
  kinkSide: Int8Array;
  /** Whether each group is in the basis, at its cap. */
  readonly full: boolean[];
  /** a_k'w less the level, of each kink. */
  excess: Float64Array;
  /** c and the penalties of the kinks above, for each asset. */
  readonly gradient: Float64Array;
  /** What the tied kinks of each level have to bear: d_l less the penalties of its kinks above. */
  readonly burden: Float64Array;
  scratch: Scratch;
}

/** Adds (sign 1) a kink to those above, or takes it from them (sign -1). */
export function countAbove({ problem: { kinks }, gradient, burden }: State, k: number, sign: 1 | -1): void {
  const { rows, penalties, levels } = kinks;
  const n = gradient.length;
  const penalty = sign * penalties[k];
  for (let i = 0; i < n; i++) gradient[i] += penalty * rows[k * n + i];
  if (levels[k] >= 0) burden[levels[k]] -= penalty;
}

/** What the free weights and the levels have in a row, until another row's are asked for. */
export function valuesOf({ problem, basis, scratch }: State, row: BasisRow): Float64Array {
  const { values } = scratch;
  for (let c = 0; c < basis.columns.length; c++) values[c] = coefficient(problem, row, basis.columns[c]);
  return values;
}

/** Finds room for all kinks that the problem has room for by now. */
export function makeRoom(state: State): void {
  const room = state.problem.kinks.levels.length;
  if (room === state.excess.length) return;
  const { excess, kinkSide, problem } = state;
  state.excess = new Float64Array(room);
  state.excess.set(excess);
  state.kinkSide = new Int8Array(room);
  state.kinkSide.set(kinkSide);
  state.scratch = scratchFor(problem);
}

/** Recomputes excess, gradient and burden from weights, levels and sides, without the rounding of many moves. */
export function refresh(state: State): void {
  const { problem, weights, levels, kinkSide, excess, gradient, burden, scratch } = state;
  const { kinks, costs, levelCosts } = problem;
  const { terms } = scratch;
  excess.fill(0);
  terms.count = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) addTerm(terms, i, weights[i]);
  addCombination(excess, assetVectors(kinks), terms);
  gradient.set(costs);
  burden.set(levelCosts);
  for (let k = 0; k < kinks.count; k++) {
    if (kinks.levels[k] >= 0) excess[k] -= levels[kinks.levels[k]];
    if (kinkSide[k] === ABOVE) countAbove(state, k, 1);
  }
}
