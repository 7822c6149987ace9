import { coefficient, timesColumn } from './basis.js';
import { addCombination, addTerm } from './combination.js';
import { assetVectors } from './kinked-problem.js';
import type { Entering } from './pricing.js';
import { belowLevels, type State } from './state.js';

/** The edge that an entering place moves along: the changes for a unit of it, until the next edge is asked for. */
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
  const { problem, basis, scratch } = state;
  const { kinks, groupOf } = problem;
  const { basics, changes, groups, rises, terms } = scratch;
  changeBasics(state, entering);
  terms.count = 0;
  for (let c = 0; c < basis.columns.length; c++) {
    if (basis.columns[c] >= 0) addTerm(terms, basis.columns[c], basics[c]);
    else rises[-1 - basis.columns[c]] = basics[c];
  }
  belowLevels(changes, kinks, rises);
  if (entering.kind === 'asset') addTerm(terms, entering.index, entering.sign);
  addCombination(changes, assetVectors(kinks), terms);
  groups.fill(0);
  for (let q = 0; q < terms.count; q++) {
    const group = groupOf[terms.vectors[q]];
    if (group >= 0) groups[group] += terms.factors[q];
  }
  for (const { kind, index } of basis.rows) if (kind === 'kink') changes[index] = 0;
  if (entering.kind === 'row') {
    const { kind, index } = basis.rows[entering.index];
    if (kind === 'kink') changes[index] = entering.sign;
  }
  return { entering, basics, kinks: changes, groups };
}

function changeBasics({ problem, basis, scratch }: State, { kind, index, sign }: Entering): void {
  const { basics, values } = scratch;
  const { rows, inverse } = basis;
  if (kind === 'row') {
    for (let c = 0; c < rows.length; c++) basics[c] = sign * inverse.values[c * inverse.stride + index];
    return;
  }
  for (let r = 0; r < rows.length; r++) values[r] = -sign * coefficient(problem, rows[r], index);
  timesColumn(basis, values, basics);
}
