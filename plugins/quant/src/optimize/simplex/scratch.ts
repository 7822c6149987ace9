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

export function scratchFor(problem: KinkedProblem): Scratch {
  const assets = problem.costs.length;
  const kinks = problem.kinks.levels.length;
  const basis = () => new Float64Array(assets + problem.levelCosts.length);
  return {
    changes: new Float64Array(kinks),
    steps: new Float64Array(kinks),
    order: new Int32Array(kinks),
    reduced: new Float64Array(assets),
    assets: new Float64Array(assets),
    groups: new Float64Array(problem.constraints.groups.length),
    rises: new Float64Array(problem.levelCosts.length),
    multipliers: basis(),
    rows: basis(),
    basics: basis(),
    values: basis(),
    product: basis(),
    terms: termsFor(assets + kinks + 1),
  };
}
