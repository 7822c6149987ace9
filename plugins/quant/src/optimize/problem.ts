import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import type { Constraints, SolveOptions } from './types.js';

/** What a risk profile is solved for: usable columns only; the cluster labels among the options are theirs. */
export interface Problem {
  readonly returns: ReturnsMatrix;
  readonly constraints: Constraints;
  readonly options: SolveOptions;
  /** Sample covariance of the returns, where the caller has it. */
  readonly sampleCovariance?: Float64Array;
}
