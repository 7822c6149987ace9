import { timesColumn } from '../simplex/basis.js';
import { refresh, type State } from '../simplex/state.js';

/** Passes; each takes the error down by the condition of the basis times the rounding of a number. */
const PASSES = 2;

/** Takes off what many moves, or supports that are nearly the same, leave of error in the equations of the basis. */
export function refineVertex(state: State): void {
  const { problem, basis, weights, levels, excess } = state;
  for (let pass = 0; pass < PASSES; pass++) {
    refresh(state);
    const missing = Float64Array.from(basis.rows, ({ kind, index }) => {
      if (kind === 'kink') return -excess[index];
      if (kind === 'budget') return 1 - weights.reduce((sum, w) => sum + w, 0);
      const { members, cap } = problem.constraints.groups[index];
      return cap - members.reduce((sum, i) => sum + weights[i], 0);
    });
    timesColumn(basis, missing).forEach((change, c) => {
      if (basis.columns[c] >= 0) weights[basis.columns[c]] += change;
      else levels[-1 - basis.columns[c]] += change;
    });
  }
  refresh(state);
}
