import { dot } from '../covariance-product.js';
import { type BasisRow, coefficient, rowValues, timesRow } from './basis.js';
import type { Edge } from './edge.js';
import { bordered, reduced, replaceColumn, replaceRow } from './inverse.js';
import type { EdgeEnd } from './line-search.js';
import { ABOVE, BELOW, countAbove, type State, TIED } from './state.js';

/** Moves to the end of an edge and exchanges what entered for what stopped it. */
export function pivot(state: State, edge: Edge, end: EdgeEnd): void {
  moveAlong(state, edge, end);
  state.basis.updates++;
  const { kind, index, sign } = edge.entering;
  if (end.kind === 'flip') {
    bind(state, index, sign);
  } else if (kind === 'asset') {
    state.side[index] = 0;
    if (end.kind === 'free') exchangeColumn(state, edge, end);
    else growBasis(state, edge, rowOf(end));
  } else {
    release(state, state.basis.rows[index], sign);
    if (end.kind === 'free') shrinkBasis(state, edge, end);
    else exchangeRow(state, index, rowOf(end));
  }
  if (end.kind === 'kink') tie(state, end.index);
  if (end.kind === 'group') state.full[end.index] = true;
}

function rowOf({ kind, index }: EdgeEnd): BasisRow {
  return { kind: kind === 'kink' ? 'kink' : 'group', index };
}

function moveAlong(state: State, { entering, basics, kinks }: Edge, { step, crossed }: EdgeEnd): void {
  const { problem, weights, levels, basis, excess, kinkSide } = state;
  for (let c = 0; c < basics.length; c++) {
    const column = basis.columns[c];
    if (column >= 0) weights[column] += step * basics[c];
    else levels[-1 - column] += step * basics[c];
  }
  if (entering.kind === 'asset') weights[entering.index] += entering.sign * step;
  for (let k = 0; k < problem.kinks.count; k++) excess[k] += step * kinks[k];
  for (const k of crossed) {
    countAbove(state, k, kinkSide[k] === ABOVE ? -1 : 1);
    kinkSide[k] = kinkSide[k] === ABOVE ? BELOW : ABOVE;
  }
}

/** An asset takes the place of the free one in column c. */
function exchangeColumn(state: State, { entering, basics }: Edge, { index: c, side }: EdgeEnd): void {
  const { basis } = state;
  const product = basics.map((change) => -entering.sign * change);
  replaceColumn(basis.inverse, product, c);
  bind(state, basis.columns[c], side);
  basis.columns[c] = entering.index;
}

/** An asset becomes free, and a row holds it. */
function growBasis({ problem, basis }: State, { entering, basics }: Edge, row: BasisRow): void {
  const values = rowValues(problem, basis, row);
  const column = basics.map((change) => -entering.sign * change);
  const corner = coefficient(problem, row, entering.index) - dot(values, column);
  basis.inverse = bordered(basis.inverse, { column, row: timesRow(basis, values), corner });
  basis.columns.push(entering.index);
  basis.rows.push(row);
}

/** A row no longer holds the free asset in column c, which is at its bound. */
function shrinkBasis(state: State, { entering }: Edge, { index: c, side }: EdgeEnd): void {
  const { basis } = state;
  basis.inverse = reduced(basis.inverse, basis.rows.length, { r: entering.index, c });
  bind(state, basis.columns[c], side);
  basis.rows.splice(entering.index, 1);
  basis.columns.splice(c, 1);
}

/** A row takes the place of another. */
function exchangeRow({ problem, basis }: State, r: number, row: BasisRow): void {
  replaceRow(basis.inverse, timesRow(basis, rowValues(problem, basis, row)), r);
  basis.rows[r] = row;
}

function release(state: State, { kind, index }: BasisRow, sign: 1 | -1): void {
  if (kind === 'group') {
    state.full[index] = false;
    return;
  }
  state.kinkSide[index] = sign > 0 ? ABOVE : BELOW;
  if (sign > 0) countAbove(state, index, 1);
}

function tie(state: State, k: number): void {
  if (state.kinkSide[k] === ABOVE) countAbove(state, k, -1);
  state.kinkSide[k] = TIED;
  state.excess[k] = 0;
}

function bind({ weights, side, problem }: State, asset: number, at: 1 | -1): void {
  const { lower, upper } = problem.constraints;
  side[asset] = at;
  weights[asset] = at > 0 ? upper[asset] : lower[asset];
}
