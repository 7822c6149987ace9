import { type Basis, type BasisRow, coefficient } from './basis.js';
import { addCombination, addTerm } from './combination.js';
import { assetVectors, type KinkedProblem, type Kinks, kinkVectors } from './kinked-problem.js';
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
  state.excess = problem.memory.numbers(room);
  state.excess.set(excess);
  state.kinkSide = problem.memory.signs(room);
  state.kinkSide.set(kinkSide);
  state.scratch = scratchFor(problem);
}

/** Recomputes the excess of every kink from weights and levels, without the rounding of many moves. */
export function refreshExcess({ problem, weights, levels, excess, scratch }: State): void {
  const { kinks } = problem;
  const { terms } = scratch;
  belowLevels(excess, kinks, levels);
  terms.count = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) addTerm(terms, i, weights[i]);
  addCombination(excess, assetVectors(kinks), terms);
}

/** Writes by how much each kink is above its level where its own value is 0. */
export function belowLevels(excess: Float64Array, { count, levels }: Kinks, values: Float64Array): void {
  for (let k = 0; k < count; k++) excess[k] = levels[k] >= 0 ? -values[levels[k]] : 0;
}

/** Recomputes gradient and burden from the sides of the kinks, without the rounding of many moves. */
export function refreshGradient(state: State): void {
  const { problem, kinkSide, gradient, burden, scratch } = state;
  const { kinks, costs, levelCosts } = problem;
  gradient.set(costs);
  burden.set(levelCosts);
  scratch.terms.count = 0;
  for (let k = 0; k < kinks.count; k++) if (kinkSide[k] === ABOVE) addPenalty(state, k, 1);
  addCombination(gradient, kinkVectors(kinks, costs.length), scratch.terms);
}

/** Moves the kinks that are crossed to their other side. */
export function crossKinks(state: State, crossed: readonly number[]): void {
  const { problem, kinkSide, gradient, scratch } = state;
  scratch.terms.count = 0;
  for (const k of crossed) {
    addPenalty(state, k, kinkSide[k] === ABOVE ? -1 : 1);
    kinkSide[k] = kinkSide[k] === ABOVE ? BELOW : ABOVE;
  }
  addCombination(gradient, kinkVectors(problem.kinks, gradient.length), scratch.terms);
}

/** Takes what a kink costs above its level (sign 1) from the burden of the level, and makes it a term of the gradient. */
function addPenalty({ problem: { kinks }, burden, scratch }: State, k: number, sign: 1 | -1): void {
  const penalty = sign * kinks.penalties[k];
  addTerm(scratch.terms, k, penalty);
  if (kinks.levels[k] >= 0) burden[kinks.levels[k]] -= penalty;
}
