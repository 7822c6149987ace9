import type { Constraints, GroupCap } from './types.js';

/** Distance from a cap at which a group counts as full. */
const ROUNDING = 1e-12;

/** A face of the feasible set: which bounds and caps hold with equality. */
export interface Face {
  /** -1 for an asset at its lower bound, 1 at its upper one, 0 for a free asset. */
  readonly side: Int8Array;
  /** Whether each group is at its cap. */
  readonly full: readonly boolean[];
  /**
   * Assets that share a gradient at the minimum: those of a full group g have class g, all others the class
   * `groups.length`.
   */
  readonly classOf: Int32Array;
}

export function faceOf(side: Int8Array, full: readonly boolean[], groups: readonly GroupCap[]): Face {
  const classOf = new Int32Array(side.length).fill(groups.length);
  groups.forEach(({ members }, g) => {
    if (full[g]) for (const i of members) classOf[i] = g;
  });
  return { side, full, classOf };
}

/** The smallest face that the weights lie on. */
export function faceAt(weights: Float64Array, { lower, upper, groups }: Constraints): Face {
  const side = new Int8Array(weights.length);
  for (let i = 0; i < side.length; i++) side[i] = weights[i] <= lower[i] ? -1 : weights[i] >= upper[i] ? 1 : 0;
  const full = groups.map(({ members, cap }) => sumOver(members, weights) >= cap - ROUNDING);
  return faceOf(side, full, groups);
}

export function sameFace(a: Face, b: Face): boolean {
  return a.side.every((side, i) => side === b.side[i]) && a.full.every((full, g) => full === b.full[g]);
}

/** Sum of the members' values. */
export function sumOver(members: readonly number[], values: Float64Array): number {
  return members.reduce((sum, i) => sum + values[i], 0);
}
