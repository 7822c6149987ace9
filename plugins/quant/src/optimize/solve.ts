import { InvalidInputError } from '../errors.js';
import type { RiskProfile } from '../names.js';
import { barbell } from './barbell.js';
import { matrixParts, sampleParts } from './covariance-parts.js';
import { equalWeight } from './equal-weight.js';
import { FRONTIER_PROFILES } from './frontier-profiles.js';
import { conditionAt, covarianceAt, covarianceOf, ladderOf } from './hardened-covariance.js';
import { climb } from './hardening.js';
import { herc } from './herc.js';
import { hrp } from './hrp.js';
import { inverseVolatility } from './inverse-volatility.js';
import { withLentMemory } from './memory.js';
import { minVariance } from './min-variance.js';
import { nco } from './nco.js';
import type { Problem } from './problem.js';
import { randomWeights } from './random-weights.js';
import { riskParity } from './risk-parity.js';
import { SCENARIO_PROFILES } from './scenario-profiles.js';
import type { SolveInput } from './solve-input.js';
import type { Solution, SolveOptions, SolveResult } from './types.js';
import { spreadWeights, usableProblem } from './usable-problem.js';
import { minVarianceOfMany } from './working-set.js';

const DEFAULT_SEED = 0;
const DEFAULT_AGGRESSOR_CLUSTERS = 5;
/** Assets from which a working set is quicker than the whole covariance. */
const MANY = 128;

/** Profiles that use no covariance: there is nothing to harden, and one attempt. */
const RETURNS_PROFILES = {
  equal_weight: ({ constraints }: Problem) => equalWeight(constraints),
  inverse_volatility: ({ returns, constraints }: Problem) => inverseVolatility(returns, constraints),
  random: ({ constraints, options }: Problem) => randomWeights(constraints, options.seed ?? DEFAULT_SEED),
  /** The columns are the declared benchmarks, or all that there are: who calls says which. */
  benchmark: ({ constraints }: Problem) => equalWeight(constraints),
  market: ({ constraints }: Problem) => equalWeight(constraints),
  ...SCENARIO_PROFILES,
};

type ReturnsProfile = keyof typeof RETURNS_PROFILES;

const COVARIANCE_PROFILES: Record<
  Exclude<RiskProfile, ReturnsProfile | 'hrp'>,
  (covariance: Float64Array, problem: Problem) => Solution
> = {
  min_variance: (covariance, { constraints }) => minVariance(covariance, constraints),
  ...FRONTIER_PROFILES,
  herc: (covariance, { returns, constraints, options }) => herc({ covariance, returns }, constraints, options.herc),
  nco: (covariance, { returns, constraints, options }) => nco({ covariance, returns }, constraints, options.nco),
  risk_parity: (covariance, { constraints, options }) => riskParity(covariance, constraints, budgetsOf(options)),
  barbell: solveBarbell,
};

/**
 * Weights of a risk profile, with the certificate that they are what the profile asks for. Columns that no solver can
 * take are dropped (weight 0, also under a lower bound). A profile on the covariance is tried at the first ridge
 * intensity, then at 0.15, 0.50 and 0.95, until a certificate holds: Σw within 1e-12, bounds and caps, KKT residual
 * or duality gap ≤ 1e-8 for the profiles that are optima, risk shares equal to 1e-10 for `risk_parity`. Bounds and caps are constraints
 * of the optima; every other profile is projected onto them where they bind.
 *
 * @returns N weights in the order of the columns, certificate, attempts and dropped columns
 * @throws {@link InvalidInputError} on an unknown profile, an empty matrix, options out of range or missing
 * @throws {@link InfeasibleError} when no weights of the usable columns satisfy bounds, caps and target
 * @throws {@link HardeningError} (a {@link NotSolvedError}) when no attempt holds or no column is usable
 *
 * Source: that of each profile; the ladder of ridges is this project's.
 */
export function solve(input: SolveInput): SolveResult {
  const { problem, kept, dropped } = usableProblem(input);
  const { weights, ...outcome } = outcomeOf(input.profile, problem);
  return { weights: spreadWeights(weights, kept, input.returns.cols), ...outcome, dropped };
}

function outcomeOf(profile: RiskProfile, problem: Problem): Omit<SolveResult, 'dropped'> {
  if (isReturnsProfile(profile)) {
    return climb(profile, [0], () => ({ solution: RETURNS_PROFILES[profile](problem), conditionNumber: () => null }));
  }
  return climb(profile, ladderOf(problem), (ridge) => ({
    solution: solveAt(profile, problem, ridge),
    conditionNumber: conditionAt(problem, ridge),
  }));
}

function solveAt(profile: Exclude<RiskProfile, ReturnsProfile>, problem: Problem, ridge: number): Solution {
  if (profile === 'min_variance' && holdsFewOfMany(problem)) {
    const { returns, constraints, sampleCovariance } = problem;
    const parts = sampleCovariance ? matrixParts(sampleCovariance, ridge) : sampleParts(returns, ridge);
    return minVarianceOfMany(parts, constraints);
  }
  return withLentMemory((memory) =>
    profile === 'hrp'
      ? solveHrp(covarianceOf(problem, memory), problem, ridge)
      : COVARIANCE_PROFILES[profile](covarianceAt(problem, ridge, memory), problem),
  );
}

/** It applies the ridge itself, as it goes. */
function solveHrp(covariance: Float64Array, { returns, constraints, options }: Problem, ridge: number): Solution {
  return hrp({ covariance, returns }, constraints, { ...options.hrp, ridge });
}

/** Whether minimum variance will leave out most assets, so that their covariances need not be formed. */
function holdsFewOfMany({ returns, constraints, options }: Problem): boolean {
  return (
    returns.cols >= MANY &&
    (options.covariance ?? 'sample') === 'sample' &&
    constraints.lower.every((bound) => bound === 0)
  );
}

function isReturnsProfile(profile: RiskProfile): profile is ReturnsProfile {
  return profile in RETURNS_PROFILES;
}

/** Budgets with sum 1; undefined, for equal ones, where none are given. */
function budgetsOf({ riskBudgets }: SolveOptions): Float64Array | undefined {
  if (riskBudgets === undefined) return undefined;
  const total = riskBudgets.reduce((sum, budget) => sum + budget, 0);
  return Float64Array.from(riskBudgets, (budget) => budget / total);
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
