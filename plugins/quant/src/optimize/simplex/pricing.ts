import { coefficient, timesRow } from './basis.js';
import { addCombination, addTerm } from './combination.js';
import { kinkVectors } from './kinked-problem.js';
import type { State } from './state.js';

/** Violation of a price that is rounding, for a unit by which a kink is moved. */
const ROUNDING = 1e-11;
/** Passes of iterative refinement. */
const REFINEMENTS = 3;
/** The same for a unit of an asset's size. */
const ASSET_ROUNDING = 5e-11;

/** What leaves its place first: an asset its bound, or a row of the basis its level or cap. */
export interface Entering {
  readonly kind: 'asset' | 'row';
  /** The asset, or the place of the row in the basis. */
  readonly index: number;
  /** Direction of the weight, of the kink's value, of the group's sum. */
  readonly sign: 1 | -1;
  /** By how much the objective falls for a unit of it. */
  readonly rate: number;
}

/** Multipliers of the rows of the basis, until they are asked again. */
export function multipliersOf({ basis, gradient, burden, scratch }: State): Float64Array {
  const { values, multipliers } = scratch;
  for (let c = 0; c < basis.columns.length; c++) {
    const column = basis.columns[c];
    values[c] = column >= 0 ? -gradient[column] : -burden[-1 - column];
  }
  timesRow(basis, values, multipliers);
  return multipliers;
}

/** The multipliers of a basis whose rows are nearly the same, without the error that its inverse has then. */
export function refinedMultipliers(state: State): Float64Array {
  const { basis, scratch } = state;
  const { values, rows: correction } = scratch;
  const multipliers = multipliersOf(state);
  for (let pass = 0; pass < REFINEMENTS; pass++) {
    for (let c = 0; c < basis.columns.length; c++) values[c] = missingIn(state, basis.columns[c]);
    timesRow(basis, values, correction);
    for (let r = 0; r < basis.rows.length; r++) multipliers[r] += correction[r];
  }
  return multipliers;
}

/** What the multipliers leave of the cost of a free asset or a level. */
function missingIn({ problem, basis, gradient, burden, scratch: { multipliers } }: State, column: number): number {
  let rest = column >= 0 ? -gradient[column] : -burden[-1 - column];
  for (let r = 0; r < basis.rows.length; r++) rest -= multipliers[r] * coefficient(problem, basis.rows[r], column);
  return rest;
}

/**
 * The move of the most violated price; null at the minimum.
 *
 * @param luck - what the size of each violation is multiplied by, from above 0 to 1: always 1, or by chance where the
 * most violated one leads in circles
 */
export function enteringOf(state: State, multipliers: Float64Array, luck: () => number): Entering | null {
  const row = mostViolatedRow(state, multipliers, luck);
  return mostViolatedAsset(state, reducedCosts(state, multipliers), { least: row.size, luck }) ?? row.entering;
}

/**
 * What each asset costs at the margin, with all that the basis gives up for it, until it is asked again; 0 for the free ones
 * up to rounding.
 */
export function reducedCosts(state: State, multipliers: Float64Array): Float64Array {
  const { reduced } = state.scratch;
  reduced.set(state.gradient);
  addRows(reduced, multipliers, state);
  return reduced;
}

/** target += Σ factor_r·(what each asset has in row r of the basis). */
export function addRows(target: Float64Array, factors: Float64Array, { problem, basis, scratch }: State): void {
  const { kinks, constraints } = problem;
  const { terms } = scratch;
  const n = target.length;
  terms.count = 0;
  for (let r = 0; r < basis.rows.length; r++) {
    const { kind, index } = basis.rows[r];
    if (kind === 'kink') addTerm(terms, index, factors[r]);
    else if (kind === 'budget') for (let i = 0; i < n; i++) target[i] += factors[r];
    else for (const i of constraints.groups[index].members) target[i] += factors[r];
  }
  addCombination(target, kinkVectors(kinks, n), terms);
}

function mostViolatedRow({ problem, basis }: State, multipliers: Float64Array, luck: () => number) {
  const { kinks, constraints, sizes } = problem;
  let entering: Entering | null = null;
  let size = ROUNDING;
  for (let r = 0; r < basis.rows.length; r++) {
    const { kind, index } = basis.rows[r];
    if (kind === 'budget') continue;
    const below = -multipliers[r];
    const above = kind === 'kink' ? multipliers[r] - kinks.penalties[index] : 0;
    const rate = Math.max(below, above);
    const unit = kind === 'kink' ? 1 : sizes[constraints.groups[index].members[0]];
    if (rate <= ROUNDING * unit) continue;
    const violation = (luck() * rate) / unit;
    if (entering !== null && violation <= size) continue;
    entering = { kind: 'row', index: r, sign: above > below ? 1 : -1, rate };
    size = violation;
  }
  return { entering, size };
}

/**
 * The asset whose price is violated by most kink units, more than `least`; null when none is. It counts for less the more
 * free weights it moves: the root of the basis's size took the fewest moves from 20 to 471 assets.
 */
function mostViolatedAsset(
  { problem, basis, side }: State,
  reduced: Float64Array,
  { least, luck }: { least: number; luck: () => number },
): Entering | null {
  const { sizes, constraints } = problem;
  let best = -1;
  let most = Math.sqrt(basis.rows.length) * least;
  for (let i = 0; i < reduced.length; i++) {
    const violation = side[i] * reduced[i];
    if (violation <= ASSET_ROUNDING * sizes[i] || constraints.lower[i] === constraints.upper[i]) continue;
    const size = (luck() * violation) / sizes[i];
    if (size <= most) continue;
    best = i;
    most = size;
  }
  if (best === -1) return null;
  return { kind: 'asset', index: best, sign: side[best] < 0 ? 1 : -1, rate: Math.abs(reduced[best]) };
}
