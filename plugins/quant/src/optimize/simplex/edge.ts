import { addMultiple } from '../covariance-product.js';
import { coefficient, timesColumn } from './basis.js';
import { columnOf } from './kinked-problem.js';
import type { Entering } from './pricing.js';
import type { State } from './state.js';

/** The edge that an entering place moves along: the changes for a unit of it. */
export interface Edge {
  readonly entering: Entering;
  /** Of the free weights and the levels, in the order of the basis's columns. */
  readonly basics: Float64Array;
  /** Of the excess of every kink. */
  readonly kinks: Float64Array;
  /** Of the sum of every group. */
  readonly groups: Float64Array;
}

export function edgeOf(state: State, entering: Entering): Edge {
  const { problem, basis } = state;
  const { kinks, constraints, groupOf } = problem;
  const basics = changeOfBasics(state, entering);
  const excess = new Float64Array(kinks.count);
  const groups = new Float64Array(constraints.groups.length);
  const addAsset = (asset: number, amount: number) => {
    addMultiple(excess, amount, columnOf(kinks, asset));
    if (groupOf[asset] >= 0) groups[groupOf[asset]] += amount;
  };
  basis.columns.forEach((column, c) => {
    if (column >= 0) addAsset(column, basics[c]);
    else for (let k = 0; k < kinks.count; k++) if (kinks.levels[k] === -1 - column) excess[k] -= basics[c];
  });
  if (entering.kind === 'asset') addAsset(entering.index, entering.sign);
  basis.rows.forEach((row, r) => {
    if (row.kind === 'kink') excess[row.index] = entering.kind === 'row' && entering.index === r ? entering.sign : 0;
  });
  return { entering, basics, kinks: excess, groups };
}

function changeOfBasics({ problem, basis }: State, { kind, index, sign }: Entering): Float64Array {
  const { rows, inverse } = basis;
  const n = rows.length;
  if (kind === 'row') return Float64Array.from(rows, (_, c) => sign * inverse[c * n + index]);
  return timesColumn(
    basis,
    Float64Array.from(rows, (row) => -sign * coefficient(problem, row, index)),
  );
}
