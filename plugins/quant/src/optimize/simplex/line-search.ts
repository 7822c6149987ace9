import { sumOver } from '../face.js';
import type { Edge } from './edge.js';
import { dropLeast, type Heap, heapOf } from './heap.js';
import type { State } from './state.js';

/** Change of a weight, a sum or an excess that is rounding, relative to the largest of its kind. */
const ROUNDING = 1e-11;

/** Where an edge ends: what stops it, how far, and which kinks it crosses on its way. */
export interface EdgeEnd {
  /** The entering asset at its other bound, a free asset at a bound, a group at its cap, a kink at its level, or nothing. */
  readonly kind: 'flip' | 'free' | 'group' | 'kink' | 'none';
  /** Place of the free asset in the basis, the group or the kink. */
  readonly index: number;
  /** The bound of the free asset: -1 the lower, 1 the upper one. */
  readonly side: 1 | -1;
  readonly step: number;
  readonly crossed: readonly number[];
}

/**
 * The minimum along an edge: past each kink whose penalty does not yet turn the objective upwards, to the one that does,
 * or to the first bound or cap.
 *
 * Source: Barrodale, Roberts (1973), "An improved algorithm for discrete l1 linear approximation", for the long step.
 */
export function edgeEnd(state: State, edge: Edge): EdgeEnd {
  const { kind, index, side, step } = firstBlock(state, edge);
  const breakpoints = breakpointsBefore(state, edge, step);
  const { penalties } = state.problem.kinks;
  const crossed: number[] = [];
  let rate = edge.entering.rate;
  for (; breakpoints.count > 0; dropLeast(breakpoints)) {
    const k = breakpoints.values[0];
    rate -= penalties[k] * Math.abs(edge.kinks[k]);
    if (rate <= 0) return { kind: 'kink', index: k, side: 1, step: breakpoints.keys[0], crossed };
    crossed.push(k);
  }
  return { kind, index, side, step, crossed };
}

function firstBlock(state: State, { entering, basics, groups }: Edge): Omit<EdgeEnd, 'crossed'> {
  const { problem, weights, basis, full } = state;
  const { lower, upper, groups: caps } = problem.constraints;
  const { kind, index } = entering;
  let block: Omit<EdgeEnd, 'crossed'> = { kind: 'none', index: -1, side: 1, step: Number.POSITIVE_INFINITY };
  if (kind === 'asset') block = { kind: 'flip', index, side: entering.sign, step: upper[index] - lower[index] };
  let largest = kind === 'asset' ? 1 : 0;
  for (let c = 0; c < basis.columns.length; c++) {
    if (basis.columns[c] >= 0) largest = Math.max(largest, Math.abs(basics[c]));
  }
  const rounding = ROUNDING * largest;
  for (let c = 0; c < basis.columns.length; c++) {
    const i = basis.columns[c];
    if (i < 0 || Math.abs(basics[c]) <= rounding) continue;
    const side = basics[c] > 0 ? 1 : -1;
    const step = ((side > 0 ? upper[i] : lower[i]) - weights[i]) / basics[c];
    if (step < block.step) block = { kind: 'free', index: c, side, step: Math.max(0, step) };
  }
  for (let g = 0; g < caps.length; g++) {
    if (full[g] || groups[g] <= rounding) continue;
    const step = (caps[g].cap - sumOver(caps[g].members, weights)) / groups[g];
    if (step < block.step) block = { kind: 'group', index: g, side: 1, step: Math.max(0, step) };
  }
  return block;
}

/** Kinks that the edge meets before the block, and after how long a step. */
function breakpointsBefore(state: State, { entering, kinks: changes }: Edge, block: number): Heap {
  const { problem, kinkSide, excess, scratch } = state;
  const { count: kinks } = problem.kinks;
  const { steps, order } = scratch;
  let largest = entering.kind === 'asset' ? problem.sizes[entering.index] : 0;
  let met = 0;
  for (let k = 0; k < kinks; k++) {
    const change = changes[k];
    largest = Math.max(largest, Math.abs(change));
    // The sides are 1 above and -1 below: most kinks are still on theirs at the block.
    if (kinkSide[k] * (excess[k] + block * change) >= 0) continue;
    order[met++] = k;
  }
  const rounding = ROUNDING * largest;
  let count = 0;
  for (let q = 0; q < met; q++) {
    const k = order[q];
    const approach = -kinkSide[k] * changes[k];
    if (approach <= rounding) continue;
    steps[count] = Math.max(0, kinkSide[k] * excess[k]) / approach;
    order[count++] = k;
  }
  return heapOf({ keys: steps, values: order, count });
}
