import { timesColumn } from '../simplex/basis.js';
import { refreshExcess, refreshGradient, type State } from '../simplex/state.js';

/** Passes; each takes the error down by the condition of the basis times the rounding of a number. */
const PASSES = 2;

/** Takes off what many moves, or supports that are nearly the same, leave of error in the equations of the basis. */
export function refineVertex(state: State): void {
  const { problem, basis, weights, levels, excess, scratch } = state;
  for (let pass = 0; pass < PASSES; pass++) {
    refreshExcess(state);
    const missing = Float64Array.from(basis.rows, ({ kind, index }) => {
      if (kind === 'kink') return -excess[index];
      if (kind === 'budget') return 1 - weights.reduce((sum, w) => sum + w, 0);
      const { members, cap } = problem.constraints.groups[index];
      return cap - members.reduce((sum, i) => sum + weights[i], 0);
    });
    timesColumn(basis, missing, scratch.basics);
    basis.columns.forEach((column, c) => {
      if (column >= 0) weights[column] += scratch.basics[c];
      else levels[-1 - column] += scratch.basics[c];
    });
  }
  refreshExcess(state);
  refreshGradient(state);
}
