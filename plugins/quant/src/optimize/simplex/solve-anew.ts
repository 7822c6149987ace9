import { invertBasis, timesColumn } from './basis.js';
import { refreshExcess, refreshGradient, type State } from './state.js';

/** Moves after which the vertex is found anew, so that their rounding does not add up. */
const MOST_MOVES = 50;

/** Finds the vertex anew after many moves; false where its basis is singular. */
export function keepExact(state: State): boolean {
  return state.basis.updates < MOST_MOVES || solveAnew(state);
}

/** Inverts the basis, and corrects the free weights and levels by what its equations are off: a basis near a singular one needs that. */
export function solveAnew(state: State): boolean {
  const { problem, basis, weights, levels } = state;
  if (!invertBasis(problem, basis)) return false;
  refreshExcess(state);
  const missing = Float64Array.from(basis.rows, ({ kind, index }) => {
    if (kind === 'kink') return -state.excess[index];
    if (kind === 'budget') return 1 - weights.reduce((sum, w) => sum + w, 0);
    const { members, cap } = problem.constraints.groups[index];
    return cap - members.reduce((sum, i) => sum + weights[i], 0);
  });
  const { basics } = state.scratch;
  timesColumn(basis, missing, basics);
  basis.columns.forEach((column, c) => {
    if (column >= 0) weights[column] += basics[c];
    else levels[-1 - column] += basics[c];
  });
  refreshExcess(state);
  refreshGradient(state);
  return true;
}
