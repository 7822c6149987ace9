import { type Terms, termsFor } from './combination.js';
import type { KinkedProblem } from './kinked-problem.js';

/** Memory that every move writes anew: to make it would take most of a move's time. */
export interface Scratch {
  /** Of the kinks: change along the edge, breakpoints and whose they are. */
  readonly changes: Float64Array;
  readonly steps: Float64Array;
  readonly order: Int32Array;
  /** Of the assets: what they cost at the margin; what they have in a violated limit. */
  readonly reduced: Float64Array;
  readonly assets: Float64Array;
  /** Of the groups: change along the edge. */
  readonly groups: Float64Array;
  /** Of the levels: change along the edge. */
  readonly rises: Float64Array;
  /** Of the rows of the basis: their multipliers; what they have in a violated limit. */
  readonly multipliers: Float64Array;
  readonly rows: Float64Array;
  /** Of the columns of the basis: change along the edge; the values of one row. */
  readonly basics: Float64Array;
  readonly values: Float64Array;
  /** What a pivot changes the inverse by. */
  readonly product: Float64Array;
  readonly terms: Terms;
}

export function scratchFor({ costs, levelCosts, kinks: { levels }, constraints, memory }: KinkedProblem): Scratch {
  const { numbers, integers } = memory;
  const assets = costs.length;
  const kinks = levels.length;
  const basis = assets + levelCosts.length;
  return {
    changes: numbers(kinks),
    steps: numbers(kinks),
    order: integers(kinks),
    reduced: numbers(assets),
    assets: numbers(assets),
    groups: numbers(constraints.groups.length),
    rises: numbers(levelCosts.length),
    multipliers: numbers(basis),
    rows: numbers(basis),
    basics: numbers(basis),
    values: numbers(basis),
    product: numbers(basis),
    terms: termsFor(assets + kinks + 1, memory),
  };
}
