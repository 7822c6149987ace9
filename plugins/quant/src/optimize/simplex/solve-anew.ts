import { sumOver } from '../face.js';
import { type BasisRow, invertBasis, timesColumn } from './basis.js';
import { refreshExcess, refreshGradient, type State } from './state.js';

/** Moves after which the vertex is found anew, so that their rounding does not add up. */
const MOST_MOVES = 50;

/** Finds the vertex anew after many moves; false where its basis is singular. */
export function keepExact(state: State): boolean {
  return state.basis.updates < MOST_MOVES || solveAnew(state);
}

/** Inverts the basis, and corrects the vertex by what its equations are off: a basis near a singular one needs that. */
export function solveAnew(state: State): boolean {
  if (!invertBasis(state.problem, state.basis)) return false;
  correctVertex(state, 1);
  return true;
}

/** Takes off the free weights and levels what the equations of the basis are off, as often as told. */
export function correctVertex(state: State, passes: number): void {
  const { basis, weights, levels, scratch } = state;
  const { basics, values } = scratch;
  const { rows, columns } = basis;
  for (let pass = 0; pass < passes; pass++) {
    refreshExcess(state);
    for (let r = 0; r < rows.length; r++) values[r] = missingIn(state, rows[r]);
    timesColumn(basis, values, basics);
    for (let c = 0; c < columns.length; c++) {
      if (columns[c] >= 0) weights[columns[c]] += basics[c];
      else levels[-1 - columns[c]] += basics[c];
    }
  }
  refreshExcess(state);
  refreshGradient(state);
}

function missingIn({ problem, weights, excess }: State, { kind, index }: BasisRow): number {
  if (kind === 'kink') return -excess[index];
  if (kind === 'group') {
    const { members, cap } = problem.constraints.groups[index];
    return cap - sumOver(members, weights);
  }
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i];
  return 1 - sum;
}
