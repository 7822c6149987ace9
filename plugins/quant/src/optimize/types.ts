import type { CovarianceOptions } from '../moments/covariance-options.js';
import type { CovarianceEstimator, ExpectedReturnEstimator } from '../names.js';
import type { HercOptions } from './herc.js';
import type { HrpOptions } from './hrp.js';
import type { NcoOptions } from './nco.js';

/** Market regime of a train window, from the level of the universe's 20-day volatility in its own history. */
export type Regime = 'QUIET' | 'NORMAL' | 'TURBULENT' | 'CRISIS';

/** Linear constraints on the weights besides Σw = 1. Arrays have N elements, in the order of the columns. */
export interface Constraints {
  /** Lower bound of each weight. */
  readonly lower: Float64Array;
  /** Upper bound of each weight. */
  readonly upper: Float64Array;
  /** Disjoint groups with a cap on the sum of their weights; an asset in no group has no cap. */
  readonly groups: readonly GroupCap[];
  /** How they differ from what was asked for: a cap that was raised. They end in every certificate. */
  readonly notes: readonly string[];
}

export interface GroupCap {
  readonly members: readonly number[];
  readonly cap: number;
}

/** How well a solution satisfies the problem it answers; every number is measured on the weights returned. */
export interface Certificate {
  /**
   * Method that produced the weights: `active-set`, `smo+active-set`, `smo`, `ccd`, `ccd+newton`, `bisection`, `dendrogram`,
   * `simplex`, `cutting-planes`, `newton`, `closed-form`.
   */
  readonly solver: string;
  /** |Σw - 1|. */
  readonly budgetError: number;
  /** Largest violation of a bound, a cap or a target, 0 when none. */
  readonly boundViolation: number;
  /** Stationarity and complementarity of the convex problem relative to its objective; null where the profile is not an optimum. */
  readonly kktResidual: number | null;
  /**
   * What the objective can be above its minimum, relative to the risk: its value less the least that multipliers prove for
   * any feasible weights; null where `kktResidual` says it, or the profile is not an optimum.
   */
  readonly dualityGap: number | null;
  /** Largest distance of an asset's risk share from 1/N; null where the profile does not equalise them. */
  readonly riskShareError: number | null;
  readonly iterations: number;
  /** What a reader of the ledger should know: a fallback taken inside the profile, a projection onto the bounds. */
  readonly notes: readonly string[];
}

export interface Solution {
  /** N weights, Σw = 1 within 1e-12. */
  readonly weights: Float64Array;
  readonly certificate: Certificate;
}

/** Options of {@link solve}; every field has the manifest's default. */
export interface SolveOptions {
  /** Default `sample`. */
  readonly covariance?: CovarianceEstimator;
  /** Parameters of the estimator. */
  readonly covarianceOptions?: CovarianceOptions;
  /** Ridge intensity of the first attempt, on the correlation matrix. Default 0.01. */
  readonly shrinkageIntensity?: number;
  /** Lower bound of every weight that is not dropped. Default 0. */
  readonly minWeight?: number;
  /** Upper bound of every weight. Default 1. */
  readonly maxWeight?: number;
  /**
   * Cap on the summed weight of a cluster; a cap below 1/(number of clusters) cannot hold and is raised to it.
   * Bounds and caps are constraints of the profiles that are optima; the others are projected onto them.
   */
  readonly clusterCap?: number;
  /** Cluster label of each asset (N), from selection; required by `clusterCap` and `barbell`. */
  readonly clusters?: readonly number[];
  /** Expected returns of the frontier profiles, by the covariance estimator above where they need one. Default `sample`. */
  readonly expectedReturns?: ExpectedReturnEstimator;
  /** Riskless rate per period (of a row of the returns) that `max_sharpe` measures means from. Default 0. */
  readonly riskFreeRate?: number;
  /** λ of the utility μ'w - ½λ·w'Σw of `mean_variance`, above 0; the same for returns of any period. Default 1. */
  readonly riskAversion?: number;
  /** Least mean return per period of `target_return`. */
  readonly targetReturn?: number;
  /** Greatest volatility per period of `target_volatility`. */
  readonly targetVolatility?: number;
  /** Seed of `random`, an integer. Default 0. */
  readonly seed?: number;
  /** Risk budget of each asset (N) in `risk_parity`, above 0; their sum does not matter. Default equal. */
  readonly riskBudgets?: readonly number[];
  /** Probability of the tail, above 0 and below 1, of the measures of a tail. Default 0.05. */
  readonly alpha?: number;
  /** Return per period below which `min_flpm` and `min_slpm` count a shortfall. Default 0. */
  readonly minAcceptableReturn?: number;
  /** Variant of `hrp`, and of the core of `barbell`. */
  readonly hrp?: HrpOptions;
  readonly herc?: HercOptions;
  readonly nco?: NcoOptions;
  /** Regime of the train window; required by `barbell`. */
  readonly regime?: Regime;
  /** Most clusters that `barbell` takes an aggressor from. Default 5. */
  readonly maxAggressorClusters?: number;
}

/** One rung of the hardening ladder. */
export interface Attempt {
  readonly ridge: number;
  /**
   * 2-norm condition number of the covariance that was solved; null where the profile uses none. Computed when it is
   * first read, from the returns as they are then.
   */
  readonly conditionNumber: number | null;
  readonly outcome: 'solved' | 'failed';
  /** Why the rung failed; empty when solved. */
  readonly reason: string;
}

export interface SolveResult extends Solution {
  /** `success` at the first rung, `fallback` at a later one. */
  readonly status: 'success' | 'fallback';
  readonly attempts: readonly Attempt[];
  /** Columns that never reached the solver (constant, NaN), with weight 0. */
  readonly dropped: readonly { readonly asset: string; readonly reason: string }[];
}
