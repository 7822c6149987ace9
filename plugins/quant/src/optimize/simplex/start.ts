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
  const full = groups.map(
    ({ members, cap }) => members.some((i) => side[i] === 0) && sumOver(members, vertex) >= cap - ROUNDING,
  );
  const state: State = {
    problem,
    basis: { rows: [], columns: [], inverse: emptyInverse(memory), updates: 0 },
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
  const rows = rowsAt(state);
  refreshExcess(state);
  for (let k = 0; k < kinks.count; k++) if (kinks.levels[k] < 0 && state.excess[k] > 0) state.kinkSide[k] = ABOVE;
  const ties = levelCosts.map((_, level) => settleLevel(state, level));
  state.basis.rows.push(...ties, ...rows);
  state.basis.columns.push(...freeAssets(side), ...levelCosts.map((_, level) => -1 - level));
  invertBasis(problem, state.basis);
  refreshExcess(state);
  refreshGradient(state);
  return state;
}

/** Budget and full groups, one fewer than these free assets: one at its bound is free too, or one group is left out. */
function rowsAt({ problem, side, full, weights }: State): BasisRow[] {
  const groups = full.flatMap((isFull, g) => (isFull ? [g] : []));
  if (freeAssets(side).length === groups.length) {
    let spare = -1;
    for (let i = 0; i < side.length; i++) {
      const held = problem.groupOf[i] >= 0 && full[problem.groupOf[i]];
      if (!held && (spare === -1 || weights[i] > weights[spare])) spare = i;
    }
    if (spare >= 0) side[spare] = 0;
    else full[groups.pop()!] = false;
  }
  return [{ kind: 'budget', index: 0 }, ...groups.map((index): BasisRow => ({ kind: 'group', index }))];
}

function freeAssets(side: Int8Array): number[] {
  const free: number[] = [];
  for (let i = 0; i < side.length; i++) if (side[i] === 0) free.push(i);
  return free;
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
