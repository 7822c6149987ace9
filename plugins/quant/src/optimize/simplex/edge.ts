import { coefficient, timesColumn } from './basis.js';
import { addCombination, addTerm } from './combination.js';
import { assetVectors, type Kinks } from './kinked-problem.js';
import type { Entering } from './pricing.js';
import type { State } from './state.js';

/** The edge that an entering place moves along: the changes for a unit of it; those of the kinks only until the next edge. */
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
  const { kinks, constraints, groupOf } = problem;
  const basics = changeOfBasics(state, entering);
  const groups = new Float64Array(constraints.groups.length);
  const { changes, terms } = scratch;
  changes.fill(0, 0, kinks.count);
  terms.count = 0;
  for (let c = 0; c < basics.length; c++) {
    if (basis.columns[c] >= 0) addTerm(terms, basis.columns[c], basics[c]);
    else lowerOfLevel(changes, kinks, { level: -1 - basis.columns[c], rise: basics[c] });
  }
  if (entering.kind === 'asset') addTerm(terms, entering.index, entering.sign);
  addCombination(changes, assetVectors(kinks), terms);
  if (groups.length > 0) {
    for (let q = 0; q < terms.count; q++) {
      const group = groupOf[terms.vectors[q]];
      if (group >= 0) groups[group] += terms.factors[q];
    }
  }
  for (const { kind, index } of basis.rows) if (kind === 'kink') changes[index] = 0;
  if (entering.kind === 'row') {
    const { kind, index } = basis.rows[entering.index];
    if (kind === 'kink') changes[index] = entering.sign;
  }
  return { entering, basics, kinks: changes, groups };
}

function lowerOfLevel(
  changes: Float64Array,
  { levels, count }: Kinks,
  { level, rise }: { level: number; rise: number },
): void {
  for (let k = 0; k < count; k++) if (levels[k] === level) changes[k] -= rise;
}

function changeOfBasics({ problem, basis }: State, { kind, index, sign }: Entering): Float64Array {
  const { rows, inverse } = basis;
  const n = rows.length;
  const changes = new Float64Array(n);
  if (kind === 'row') {
    for (let c = 0; c < n; c++) changes[c] = sign * inverse[c * n + index];
    return changes;
  }
  for (let r = 0; r < n; r++) changes[r] = -sign * coefficient(problem, rows[r], index);
  return timesColumn(basis, changes);
}
