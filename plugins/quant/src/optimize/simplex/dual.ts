import { sumOver } from '../face.js';
import { timesRow } from './basis.js';
import { edgeOf } from './edge.js';
import type { EdgeEnd } from './line-search.js';
import type { KinkedRun } from './minimise-kinked.js';
import { pivot } from './pivot.js';
import { addRows, type Entering, multipliersOf, reducedCosts } from './pricing.js';
import { keepExact } from './solve-anew.js';
import { type State, TIED, valuesOf } from './state.js';

/** Moves of one run. */
const MOST_MOVES = 5000;
/** Excess over a level, a bound or a cap that is rounding, in the unit of the risk. */
const ROUNDING = 1e-13;
/** Excess of a weight over its bound, or of a group over its cap, that is rounding however small the risk is. */
const WEIGHT_ROUNDING = 1e-14;
/** Pivot that is rounding. */
const FLAT = 1e-11;

/** A hard limit has no kink that a move goes past. */
const NONE: readonly number[] = [];

/** A limit that the vertex is beyond: a linear form of the weights, in the order of the basis and of the assets. */
interface Violated extends Pick<EdgeEnd, 'kind' | 'index' | 'side'> {
  readonly amount: number;
}

/**
 * Moves a vertex whose prices are right, but which is above some kinks or beyond some bounds, to the minimum under the hard
 * limits that all kinks are at most at their levels, by the dual simplex method: after a new cut it takes a few moves.
 *
 * @param state - changed in place; no kink counts as above
 * @param size - the size of a kink, for its rounding
 *
 * Source: Lemke (1954), "The dual method of solving the linear programming problem".
 */
export function restoreByDual(state: State, size: number): KinkedRun {
  const { basis } = state;
  let reduced = reducedCosts(state, multipliersOf(state));
  for (let iterations = 0; iterations < MOST_MOVES; iterations++) {
    const multipliers = multipliersOf(state);
    const violated = mostViolated(state, size);
    if (violated === null) return { multipliers, iterations };
    const form = formOf(state, violated);
    const choice = enteringAt(state, form);
    if (choice === null) return { multipliers: null, iterations };
    for (let i = 0; i < reduced.length; i++) reduced[i] += choice.price * form.assets[i];
    const { kind, index, side, amount } = violated;
    pivot(state, edgeOf(state, choice.entering), { kind, index, side, step: amount / choice.slope, crossed: NONE });
    if (!keepExact(state)) return { multipliers: null, iterations };
    if (basis.updates === 0) reduced = reducedCosts(state, multipliersOf(state));
  }
  return { multipliers: null, iterations: MOST_MOVES };
}

/** The most exceeded limit, in kink units; null when all are kept. */
function mostViolated({ problem, basis, weights, excess, kinkSide, full }: State, size: number): Violated | null {
  const { kinks, constraints, sizes } = problem;
  const { lower, upper, groups } = constraints;
  let most = ROUNDING * size;
  let kind: Violated['kind'] | null = null;
  let index = -1;
  for (let k = 0; k < kinks.count; k++) {
    if (excess[k] <= most || kinkSide[k] === TIED) continue;
    most = excess[k];
    kind = 'kink';
    index = k;
  }
  for (let c = 0; c < basis.columns.length; c++) {
    const i = basis.columns[c];
    if (i < 0) continue;
    const beyond = Math.max(weights[i] - upper[i], lower[i] - weights[i]);
    const amount = beyond * sizes[i];
    if (beyond <= WEIGHT_ROUNDING || amount <= most) continue;
    most = amount;
    kind = 'free';
    index = c;
  }
  for (let g = 0; g < groups.length; g++) {
    const { members, cap } = groups[g];
    const beyond = full[g] ? 0 : sumOver(members, weights) - cap;
    const amount = beyond * sizes[members[0]];
    if (beyond <= WEIGHT_ROUNDING || amount <= most) continue;
    most = amount;
    kind = 'group';
    index = g;
  }
  if (kind === null) return null;
  if (kind === 'kink') return { kind, index, side: 1, amount: most };
  if (kind === 'group') return { kind, index, side: 1, amount: most / sizes[groups[index].members[0]] };
  const i = basis.columns[index];
  return { kind, index, side: weights[i] > upper[i] ? 1 : -1, amount: most / sizes[i] };
}

/** What the violated form changes by: `rows` for a unit of each row of the basis, `assets` for one of each asset. */
interface PivotRow {
  readonly rows: Float64Array;
  readonly assets: Float64Array;
}

function formOf(state: State, { kind, index, side }: Violated): PivotRow {
  const { problem, basis, scratch } = state;
  const { kinks, constraints, costs } = problem;
  const { rows, assets, product } = scratch;
  const n = costs.length;
  assets.fill(0);
  if (kind === 'free') {
    scratch.values.fill(0, 0, basis.columns.length);
    scratch.values[index] = side;
  } else {
    valuesOf(state, { kind: kind === 'kink' ? 'kink' : 'group', index });
    if (kind === 'kink') for (let i = 0; i < n; i++) assets[i] = kinks.rows[index * n + i];
    else for (const i of constraints.groups[index].members) assets[i] = 1;
  }
  timesRow(basis, scratch.values, rows);
  for (let r = 0; r < basis.rows.length; r++) product[r] = -rows[r];
  addRows(assets, product, state);
  return { rows, assets };
}

/** What gives way to a limit; by how much the form falls for a unit of it; and the price that the limit then has. */
interface Choice {
  readonly entering: Entering;
  readonly slope: number;
  readonly price: number;
}

/** The place whose price the new limit uses up first. Null where nothing can give way, and the limits exclude each other. */
function enteringAt({ problem, basis, side, scratch }: State, { rows, assets }: PivotRow): Choice | null {
  const { sizes, constraints } = problem;
  const { lower, upper } = constraints;
  const { reduced, multipliers } = scratch;
  let price = Number.POSITIVE_INFINITY;
  let asset = -1;
  for (let i = 0; i < assets.length; i++) {
    const slope = side[i] * assets[i];
    if (slope <= FLAT * sizes[i] || lower[i] === upper[i]) continue;
    const ratio = Math.max(0, -side[i] * reduced[i]) / slope;
    if (ratio >= price) continue;
    price = ratio;
    asset = i;
  }
  let row = -1;
  for (let r = 0; r < basis.rows.length; r++) {
    if (basis.rows[r].kind === 'budget' || rows[r] <= FLAT) continue;
    const ratio = Math.max(0, multipliers[r]) / rows[r];
    if (ratio >= price) continue;
    price = ratio;
    row = r;
  }
  if (row >= 0) return { entering: { kind: 'row', index: row, sign: -1, rate: 0 }, slope: rows[row], price };
  if (asset < 0) return null;
  const sign = side[asset] < 0 ? 1 : -1;
  return { entering: { kind: 'asset', index: asset, sign, rate: 0 }, slope: side[asset] * assets[asset], price };
}
