import { sumOver } from '../face.js';
import { kthLargest } from '../kth-largest.js';
import { type BasisRow, invertBasis } from './basis.js';
import { emptyInverse } from './inverse.js';
import type { KinkedProblem } from './kinked-problem.js';
import { scratchFor } from './scratch.js';
import { ABOVE, BELOW, refreshExcess, refreshGradient, type State, TIED } from './state.js';

/** Distance from a bound or cap at which a weight or group counts as there. */
const ROUNDING = 1e-12;

/**
 * The vertex of the epigraph over a vertex of the feasible set: each level where its kinks above just bear its cost.
 *
 * @param vertex - N weights at their bounds, but for one and for one in each of some full groups
 */
export function startAt(problem: KinkedProblem, vertex: Float64Array): State {
  const { constraints, kinks, levelCosts, memory } = problem;
  const { lower, upper, groups } = constraints;
  const n = vertex.length;
  const side = memory.signs(n);
  const weights = memory.numbers(n);
  for (let i = 0; i < n; i++) {
    side[i] = vertex[i] <= lower[i] + ROUNDING ? -1 : vertex[i] >= upper[i] - ROUNDING ? 1 : 0;
    weights[i] = side[i] === 0 ? vertex[i] : side[i] < 0 ? lower[i] : upper[i];
  }
  const full: boolean[] = [];
  for (const { members, cap } of groups) {
    full.push(members.some((i) => side[i] === 0) && sumOver(members, vertex) >= cap - ROUNDING);
  }
  const state: State = {
    problem,
    basis: { rows: [{ kind: 'budget', index: 0 }], columns: [], inverse: emptyInverse(memory), updates: 0 },
    weights,
    levels: memory.numbers(levelCosts.length),
    side,
    kinkSide: memory.signs(kinks.levels.length).fill(BELOW),
    full,
    excess: memory.numbers(kinks.levels.length),
    gradient: memory.numbers(n),
    burden: memory.numbers(levelCosts.length),
    scratch: scratchFor(problem),
  };
  balance(state);
  refreshExcess(state);
  for (let k = 0; k < kinks.count; k++) if (kinks.levels[k] < 0 && state.excess[k] > 0) state.kinkSide[k] = ABOVE;
  const { rows, columns } = state.basis;
  for (let level = 0; level < levelCosts.length; level++) rows.push(settleLevel(state, level));
  for (let g = 0; g < full.length; g++) if (full[g]) rows.push({ kind: 'group', index: g });
  for (let i = 0; i < n; i++) if (side[i] === 0) columns.push(i);
  for (let level = 0; level < levelCosts.length; level++) columns.push(-1 - level);
  invertBasis(problem, state.basis);
  refreshExcess(state);
  refreshGradient(state);
  return state;
}

/** Sees that there is one free asset more than full groups: one at its bound becomes free, or one group does not count as full. */
function balance({ problem, side, full, weights }: State): void {
  let [missing, spare] = [1, -1];
  for (let g = 0; g < full.length; g++) if (full[g]) missing++;
  for (let i = 0; i < side.length; i++) {
    if (side[i] === 0) missing--;
    const held = problem.groupOf[i] >= 0 && full[problem.groupOf[i]];
    if (!held && (spare === -1 || weights[i] > weights[spare])) spare = i;
  }
  if (missing === 0) return;
  if (spare >= 0) side[spare] = 0;
  else full[full.lastIndexOf(true)] = false;
}

/** Ties the kink of a level at which the penalties of those above it reach the level's cost. */
function settleLevel({ problem, kinkSide, excess, levels, scratch }: State, level: number): BasisRow {
  const { kinks, levelCosts } = problem;
  const own = scratch.steps;
  let count = 0;
  for (let k = 0; k < kinks.count; k++) if (kinks.levels[k] === level) own[count++] = excess[k];
  const bearing = levelCosts[level] / kinks.penalties[kinks.levels.indexOf(level)];
  levels[level] = kthLargest(own.subarray(0, count), Math.max(1, Math.min(count, Math.ceil(bearing))));
  let tied = -1;
  for (let k = 0; k < kinks.count; k++) {
    if (kinks.levels[k] !== level || excess[k] < levels[level]) continue;
    if (excess[k] > levels[level]) kinkSide[k] = ABOVE;
    else if (tied === -1) tied = k;
  }
  kinkSide[tied] = TIED;
  return { kind: 'kink', index: tied };
}
