import { invertBasis, timesColumn } from './basis.js';
import { refresh, type State } from './state.js';

/** Inverts the basis and solves for the free weights and levels from the bounds, levels and caps alone. */
export function solveAnew(state: State): boolean {
  const { problem, basis, weights, levels } = state;
  if (!invertBasis(problem, basis)) return false;
  for (const column of basis.columns) if (column >= 0) weights[column] = 0;
  levels.fill(0);
  refresh(state);
  const right = Float64Array.from(basis.rows, ({ kind, index }) => {
    if (kind === 'kink') return -state.excess[index];
    if (kind === 'budget') return 1 - weights.reduce((sum, w) => sum + w, 0);
    const { members, cap } = problem.constraints.groups[index];
    return cap - members.reduce((sum, i) => sum + weights[i], 0);
  });
  const { basics } = state.scratch;
  timesColumn(basis, right, basics);
  basis.columns.forEach((column, c) => {
    if (column >= 0) weights[column] = basics[c];
    else levels[-1 - column] = basics[c];
  });
  refresh(state);
  return true;
}
