import { InvalidInputError } from '../errors.js';
import { type ReturnsMatrix, selectColumns } from '../matrix/returns-matrix.js';
import { conditionNumber } from '../moments/condition-number.js';
import { estimateCovariance } from '../moments/covariance.js';
import { ridgeCovariance } from '../moments/ridge.js';
import { barbell } from './barbell.js';
import { constraintsFor } from './constraints.js';
import { equalWeight } from './equal-weight.js';
import { FRONTIER_PROFILES } from './frontier-profiles.js';
import { climb, ridgeLadder } from './hardening.js';
import { herc } from './herc.js';
import { hrp } from './hrp.js';
import { inverseVolatility } from './inverse-volatility.js';
import { minVariance } from './min-variance.js';
import { nco } from './nco.js';
import type { Problem } from './problem.js';
import { riskParity } from './risk-parity.js';
import { requireInput, requireUsable, type SolveInput } from './solve-input.js';
import type { RiskProfile, Solution, SolveOptions, SolveResult } from './types.js';
import { usableColumns } from './usable-columns.js';

const DEFAULT_RIDGE = 0.01;
const DEFAULT_AGGRESSOR_CLUSTERS = 5;

/** Profiles that use no covariance: there is nothing to harden, and one attempt. */
const CLOSED_FORMS = {
  equal_weight: ({ constraints }: Problem) => equalWeight(constraints),
  inverse_volatility: ({ returns, constraints }: Problem) => inverseVolatility(returns, constraints),
};

const COVARIANCE_PROFILES: Record<
  Exclude<RiskProfile, keyof typeof CLOSED_FORMS>,
  (covariance: Float64Array, problem: Problem) => Solution
> = {
  min_variance: (covariance, { constraints }) => minVariance(covariance, constraints),
  ...FRONTIER_PROFILES,
  hrp: (covariance, { returns, constraints, options }) => hrp({ covariance, returns }, constraints, options.hrp),
  herc: (covariance, { returns, constraints, options }) => herc({ covariance, returns }, constraints, options.herc),
  nco: (covariance, { returns, constraints, options }) => nco({ covariance, returns }, constraints, options.nco),
  risk_parity: (covariance, { constraints }) => riskParity(covariance, constraints),
  barbell: solveBarbell,
};

/**
 * Weights of a risk profile, with the certificate that they are what the profile asks for. Columns that no solver can
 * take are dropped (weight 0, also under a lower bound). A profile on the covariance is tried at the first ridge
 * intensity, then at 0.15, 0.50 and 0.95, until a certificate holds: Σw within 1e-12, bounds and caps, KKT residual
 * ≤ 1e-8 for the profiles that are optima, risk shares equal to 1e-10 for `risk_parity`. Bounds and caps are constraints
 * of the optima; every other profile is projected onto them where they bind.
 *
 * @returns N weights in the order of the columns, certificate, attempts and dropped columns
 * @throws {@link InvalidInputError} on an unknown profile, an empty matrix, options out of range or missing
 * @throws {@link InfeasibleError} when no weights of the usable columns satisfy bounds, caps and target
 * @throws {@link HardeningError} (a {@link NotSolvedError}) when no attempt holds or no column is usable
 */
export function solve(input: SolveInput): SolveResult {
  requireInput(input);
  const { profile, returns, options = {} } = input;
  const { kept, dropped } = usableColumns(returns);
  requireUsable(profile, kept, returns.cols);
  const problem = usableProblem(returns, kept, options);
  const { weights, ...outcome } = outcomeOf(profile, problem);
  const all = new Float64Array(returns.cols);
  kept.forEach((j, k) => {
    all[j] = weights[k];
  });
  return { weights: all, ...outcome, dropped };
}

function usableProblem(returns: ReturnsMatrix, kept: readonly number[], given: SolveOptions): Problem {
  const { clusters } = given;
  const options = clusters === undefined ? given : { ...given, clusters: kept.map((j) => clusters[j]) };
  return { returns: selectColumns(returns, kept), constraints: constraintsFor(kept.length, options), options };
}

function outcomeOf(profile: RiskProfile, problem: Problem): Omit<SolveResult, 'dropped'> {
  if (profile === 'equal_weight' || profile === 'inverse_volatility') {
    return climb(profile, [0], () => ({ solution: CLOSED_FORMS[profile](problem), conditionNumber: () => null }));
  }
  const { returns, options } = problem;
  const estimate = estimateCovariance(returns, options.covariance ?? 'sample', options.covarianceOptions);
  return climb(profile, ridgeLadder(options.shrinkageIntensity ?? DEFAULT_RIDGE), (ridge) => {
    const covariance = ridgeCovariance(estimate, returns.cols, ridge);
    const solution = COVARIANCE_PROFILES[profile](covariance, problem);
    return { solution, conditionNumber: conditionAt(problem, ridge) };
  });
}

/** Estimates again when it is asked, rather than to keep a matrix for every solution that is kept. */
function conditionAt({ returns, options }: Problem, ridge: number): () => number {
  return () => {
    const estimate = estimateCovariance(returns, options.covariance ?? 'sample');
    return conditionNumber(ridgeCovariance(estimate, returns.cols, ridge), returns.cols);
  };
}

function solveBarbell(covariance: Float64Array, { returns, constraints, options }: Problem): Solution {
  const { clusters, regime, maxAggressorClusters = DEFAULT_AGGRESSOR_CLUSTERS, hrp: ofCore = {} } = options;
  if (clusters === undefined || regime === undefined || !(maxAggressorClusters >= 1)) {
    throw new InvalidInputError({
      where: 'solve: options of barbell',
      rule: 'the barbell needs clusters, a regime and at least one aggressor cluster',
      got: `clusters ${clusters && 'given'}, regime ${regime}, maxAggressorClusters ${maxAggressorClusters}`,
      expected: 'a label for each asset, a regime, maxAggressorClusters ≥ 1',
      cause: 'Clusters come from selection and the regime from the train window; pass both on.',
    });
  }
  return barbell({ returns, covariance, clusters, regime, maxAggressorClusters, hrp: ofCore }, constraints);
}
