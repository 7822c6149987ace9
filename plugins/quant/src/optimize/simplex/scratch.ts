import { type Terms, termsFor } from './combination.js';

/** Memory that every move writes anew: most of a move's time would be that of making it. */
export interface Scratch {
  /** Of the kinks: change along the edge, breakpoints and whose they are. */
  readonly changes: Float64Array;
  readonly steps: Float64Array;
  readonly order: Int32Array;
  /** Of the assets. */
  readonly reduced: Float64Array;
  readonly terms: Terms;
}

/** For N assets and at most K kinks. */
export function scratchFor(n: number, kinks: number): Scratch {
  return {
    changes: new Float64Array(kinks),
    steps: new Float64Array(kinks),
    order: new Int32Array(kinks),
    reduced: new Float64Array(n),
    terms: termsFor(n + kinks + 1),
  };
}
