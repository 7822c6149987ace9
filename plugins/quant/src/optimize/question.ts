import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import type { RiskProfile } from '../names.js';
import type { Constraints } from './types.js';

/** A risk profile as another solver is asked it: everything is given, so that it solves the same problem. */
export interface Question {
  readonly profile: RiskProfile;
  /** T × N simple returns, usable columns only. */
  readonly returns: ReturnsMatrix;
  /** N × N, row-major: of `inverse_volatility` the sample covariance, of every other profile ours at one ridge intensity. */
  readonly covariance: Float64Array;
  /** Mean return of each asset above the riskless rate (N), per period. */
  readonly gains: Float64Array;
  readonly constraints: Constraints;
}
