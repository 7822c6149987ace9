import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { RISK_PROFILES, type RiskProfile } from '../names.js';
import { HardeningError } from './hardening.js';
import type { SolveOptions } from './types.js';

export interface SolveInput {
  readonly profile: RiskProfile;
  /** T × N simple returns, T ≥ 2; a column with NaN or without variance is dropped. */
  readonly returns: ReturnsMatrix;
  readonly options?: SolveOptions;
  /**
   * Sample covariance of these returns (N × N), where the caller has it: that of `slidingCovariance` in a walk-forward, one for all
   * profiles of a window. Without it every solve makes its own. Only its size is checked: weights of values that are no numbers
   * have no certificate that holds.
   */
  readonly sampleCovariance?: Float64Array;
}

/** @throws {@link InvalidInputError} on an unknown profile, an empty matrix, a covariance or labels of another size, budgets not above 0 */
export function requireInput({ profile, returns: { rows, cols }, options = {}, sampleCovariance }: SolveInput): void {
  const { clusters, riskBudgets } = options;
  if (!RISK_PROFILES.includes(profile)) {
    throw new InvalidInputError({
      where: 'solve: profile',
      rule: 'the profile must be known',
      got: profile,
      expected: RISK_PROFILES.join(', '),
      cause: 'The name is misspelt, or belongs to a later version.',
    });
  }
  if (!(rows >= 2 && cols >= 1)) {
    throw new InvalidInputError({
      where: 'solve: returns',
      rule: 'weights need a history',
      got: `${rows} rows × ${cols} columns`,
      expected: 'rows ≥ 2, columns ≥ 1',
      cause: 'The train window or the universe is empty.',
    });
  }
  if (sampleCovariance !== undefined && sampleCovariance.length !== cols * cols) {
    throw new InvalidInputError({
      where: 'solve: sampleCovariance',
      rule: 'the covariance is that of the columns of the returns',
      got: `${sampleCovariance.length} values`,
      expected: `${cols} × ${cols}`,
      cause: 'It was made of another universe than the returns.',
    });
  }
  if (clusters !== undefined && clusters.length !== cols) {
    throw new InvalidInputError({
      where: 'solve: options.clusters',
      rule: 'each column needs a cluster label',
      got: `${clusters.length} labels`,
      expected: `${cols} labels`,
      cause: 'The labels belong to another universe than the returns.',
    });
  }
  if (riskBudgets !== undefined && !(riskBudgets.length === cols && riskBudgets.every(isBudget))) {
    throw new InvalidInputError({
      where: 'solve: options.riskBudgets',
      rule: 'each column needs a risk budget above 0',
      got: riskBudgets.join(', '),
      expected: `${cols} finite numbers above 0`,
      cause: 'An asset that is to have no risk does not belong to the columns.',
    });
  }
}

function isBudget(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}

/** @throws {@link HardeningError} when every column was dropped */
export function requireUsable(profile: RiskProfile, kept: readonly number[], cols: number): void {
  if (kept.length > 0) return;
  const violation = {
    where: `solve: ${profile}`,
    rule: 'at least one column must have usable history',
    got: `${cols} dropped columns of ${cols}`,
    expected: 'a column without NaN that is not constant',
    cause: 'The window lies before the listings, or the source repeats its last prices.',
  };
  throw new HardeningError(violation, []);
}
