import type { Constraints } from './types.js';

/** Halvings of the interval that holds the shift, after which few breakpoints are left to be sorted. */
const HALVINGS = 12;

/** Coordinates that one shift moves together: w = clip(value - max(shift, floor), lower, upper). */
interface Coordinates {
  readonly values: Float64Array;
  readonly floors: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Euclidean projection onto { Σw = 1, lower ≤ w ≤ upper, each group within its cap }, exact up to rounding: the
 * solution is w = clip(v - max(λ, λ_g)), where λ_g is the shift that brings group g to its cap, and Σw falls with λ in
 * straight pieces, so that λ is found by search over the breakpoints and interpolation.
 *
 * @param weights - N values, finite, of the order of weights (rounding grows with them)
 * @param constraints - a feasible set of N assets
 * @returns N weights
 *
 * Source: Brucker (1984), "An O(n) algorithm for quadratic knapsack problems", for the box without groups.
 */
export function projectOntoConstraints(weights: Float64Array, constraints: Constraints): Float64Array {
  const { lower, upper, groups } = constraints;
  const floors = new Float64Array(weights.length).fill(Number.NEGATIVE_INFINITY);
  const coordinates = { values: weights, floors, lower, upper };
  for (const { members, cap } of groups) {
    const groupShift = shiftToTotal(coordinates, members, cap);
    for (const i of members) floors[i] = groupShift;
  }
  const everyone = Array.from(weights.keys());
  const shift = shiftToTotal(coordinates, everyone, 1);
  const projected = new Float64Array(weights.length);
  for (let i = 0; i < projected.length; i++) projected[i] = valueAt(coordinates, i, shift);
  return projected;
}

/** Largest violation of a bound or a cap, 0 when none; NaN when a weight is. */
export function constraintViolation(weights: Float64Array, { lower, upper, groups }: Constraints): number {
  let boxes = 0;
  for (let i = 0; i < weights.length; i++) boxes = Math.max(boxes, lower[i] - weights[i], weights[i] - upper[i]);
  return groups.reduce((worst, { members, cap }) => {
    return Math.max(worst, members.reduce((sum, i) => sum + weights[i], 0) - cap);
  }, boxes);
}

/** Weight of a coordinate at a shift. */
function valueAt({ values, floors, lower, upper }: Coordinates, i: number, shift: number): number {
  return Math.min(upper[i], Math.max(lower[i], values[i] - Math.max(shift, floors[i])));
}

/** Sum of the members' weights at a shift. */
function sumAt(coordinates: Coordinates, members: readonly number[], shift: number): number {
  let sum = 0;
  for (let m = 0; m < members.length; m++) sum += valueAt(coordinates, members[m], shift);
  return sum;
}

/** The shift at which the members sum to the total; -∞ when they are below it at any shift. */
function shiftToTotal(coordinates: Coordinates, members: readonly number[], total: number): number {
  const { values, floors, lower, upper } = coordinates;
  const ascending = nearBreakpoints(coordinates, members, total);
  let [below, above] = [-1, ascending.length];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (sumAt(coordinates, members, ascending[middle]) >= total) below = middle;
    else above = middle;
  }
  if (below === -1) return Number.NEGATIVE_INFINITY;
  const start = ascending[below];
  let slope = 0;
  for (const i of members) {
    if (floors[i] <= start && values[i] - upper[i] <= start && start < values[i] - lower[i]) slope++;
  }
  return slope === 0 ? start : start + (sumAt(coordinates, members, start) - total) / slope;
}

/** The breakpoints that the search is about, ascending: all in a small interval that holds the shift, and the last before it. */
function nearBreakpoints(coordinates: Coordinates, members: readonly number[], total: number): Float64Array {
  const breakpoints = breakpointsOf(coordinates, members);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < breakpoints.length; k++) {
    from = Math.min(from, breakpoints[k]);
    to = Math.max(to, breakpoints[k]);
  }
  const first = from;
  for (let halvings = 0; halvings < HALVINGS; halvings++) {
    const middle = (from + to) / 2;
    if (sumAt(coordinates, members, middle) >= total) from = middle;
    else to = middle;
  }
  let [before, count] = [first, 0];
  for (let k = 0; k < breakpoints.length; k++) {
    const at = breakpoints[k];
    if (at > from && at <= to) breakpoints[count++] = at;
    else if (at <= from && at > before) before = at;
  }
  // The first of all is among those not kept, so that there is room.
  breakpoints[count++] = before;
  return breakpoints.subarray(0, count).sort();
}

/** The shifts at which a member starts or stops moving. */
function breakpointsOf({ values, floors, lower, upper }: Coordinates, members: readonly number[]): Float64Array {
  const breakpoints = new Float64Array(3 * members.length);
  let count = 0;
  for (const i of members) {
    breakpoints[count++] = values[i] - upper[i];
    breakpoints[count++] = values[i] - lower[i];
    if (floors[i] !== Number.NEGATIVE_INFINITY) breakpoints[count++] = floors[i];
  }
  return breakpoints.subarray(0, count);
}
