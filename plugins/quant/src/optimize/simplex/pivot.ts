import { type BasisRow, coefficient, timesRow } from './basis.js';
import type { Edge } from './edge.js';
import { addBorder, removeCross, replaceColumn, replaceRow } from './inverse.js';
import type { EdgeEnd } from './line-search.js';
import { ABOVE, BELOW, crossKinks, type State, TIED, valuesOf } from './state.js';

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
  const { problem, weights, levels, basis, excess } = state;
  for (let c = 0; c < basis.columns.length; c++) {
    const column = basis.columns[c];
    if (column >= 0) weights[column] += step * basics[c];
    else levels[-1 - column] += step * basics[c];
  }
  if (entering.kind === 'asset') weights[entering.index] += entering.sign * step;
  for (let k = 0; k < problem.kinks.count; k++) excess[k] += step * kinks[k];
  crossKinks(state, crossed);
}

/** An asset takes the place of the free one in column c. */
function exchangeColumn(state: State, edge: Edge, { index: c, side }: EdgeEnd): void {
  const { basis } = state;
  replaceColumn(basis.inverse, enteringColumn(state, edge), c);
  bind(state, basis.columns[c], side);
  basis.columns[c] = edge.entering.index;
}

/** An asset becomes free, and a row holds it. */
function growBasis(state: State, edge: Edge, row: BasisRow): void {
  const { problem, basis, scratch } = state;
  const { index } = edge.entering;
  const column = enteringColumn(state, edge);
  const values = valuesOf(state, row);
  let corner = coefficient(problem, row, index);
  for (let c = 0; c < basis.columns.length; c++) corner -= values[c] * column[c];
  timesRow(basis, values, scratch.rows);
  addBorder(basis.inverse, { column, row: scratch.rows, corner });
  basis.columns.push(index);
  basis.rows.push(row);
}

/** The inverse times what the entering asset has in the rows of the basis. */
function enteringColumn({ basis, scratch }: State, { entering, basics }: Edge): Float64Array {
  const { product } = scratch;
  for (let c = 0; c < basis.columns.length; c++) product[c] = -entering.sign * basics[c];
  return product;
}

/** A row no longer holds the free asset in column c, which is at its bound. */
function shrinkBasis(state: State, { entering }: Edge, { index: c, side }: EdgeEnd): void {
  const { basis } = state;
  const r = entering.index;
  removeCross(basis.inverse, { r, c });
  bind(state, basis.columns[c], side);
  basis.rows[r] = basis.rows[basis.rows.length - 1];
  basis.columns[c] = basis.columns[basis.columns.length - 1];
  basis.rows.pop();
  basis.columns.pop();
}

/** A row takes the place of another. */
function exchangeRow(state: State, r: number, row: BasisRow): void {
  const { basis, scratch } = state;
  timesRow(basis, valuesOf(state, row), scratch.product);
  replaceRow(basis.inverse, scratch.product, r);
  basis.rows[r] = row;
}

function release(state: State, { kind, index }: BasisRow, sign: 1 | -1): void {
  if (kind === 'group') {
    state.full[index] = false;
    return;
  }
  state.kinkSide[index] = BELOW;
  if (sign > 0) crossKinks(state, [index]);
}

function tie(state: State, k: number): void {
  if (state.kinkSide[k] === ABOVE) crossKinks(state, [k]);
  state.kinkSide[k] = TIED;
  state.excess[k] = 0;
}

function bind({ weights, side, problem }: State, asset: number, at: 1 | -1): void {
  const { lower, upper } = problem.constraints;
  side[asset] = at;
  weights[asset] = at > 0 ? upper[asset] : lower[asset];
}
