import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import type { RiskMeasureOptions } from '../../risk/risk-measures.js';
import type { Solution, SolveOptions } from '../types.js';
import type { ConvexMeasure } from './measures.js';

/** What is asked of mean return and risk, both per period. */
export type Objective =
  | { readonly kind: 'least_risk' }
  /** The greatest (mean - riskFreeRate) / risk. The rate is 0 by default. */
  | { readonly kind: 'max_ratio'; readonly riskFreeRate?: number }
  /** The greatest mean - riskAversion · risk; the aversion is above 0. */
  | { readonly kind: 'utility'; readonly riskAversion: number }
  /** The least risk of a mean of at least the target. */
  | { readonly kind: 'target_return'; readonly targetReturn: number }
  /** The greatest mean of a risk of at most the target. */
  | { readonly kind: 'target_risk'; readonly targetRisk: number };

/** Σ coefficients_i·w_i ≤ atMost. */
export interface LinearLimit {
  /** N finite numbers, not all equal. */
  readonly coefficients: ArrayLike<number>;
  readonly atMost: number;
}

/** How far the weights may be from others, in shares of the budget. */
export interface DistanceLimit {
  /** N finite numbers: the weights held before, or a benchmark's; they need not sum to 1. */
  readonly from: ArrayLike<number>;
  /** Most Σ|w_i - from_i|. A purchase of 10 % paid by a sale of 10 % counts 0.2. */
  readonly total?: number;
  /** Most |w_i - from_i| of each asset. */
  readonly each?: number;
}

/** Linear constraints besides Σw = 1; bounds and caps are those of `solve`. */
export interface ProgramConstraints extends Pick<SolveOptions, 'minWeight' | 'maxWeight' | 'clusterCap' | 'clusters'> {
  readonly linear?: readonly LinearLimit[];
  /** Distance from the weights held before. */
  readonly turnover?: DistanceLimit;
  /** Distance from a benchmark's weights. */
  readonly tracking?: DistanceLimit;
}

export interface ProgramInput {
  /** T × N finite simple returns, T ≥ 2; a constant column is an asset without risk. */
  readonly returns: ReturnsMatrix;
  readonly measure: ConvexMeasure;
  readonly objective: Objective;
  readonly constraints?: ProgramConstraints;
  readonly measureOptions?: RiskMeasureOptions;
  /** N means per period. Default the sample means. */
  readonly expectedReturns?: Float64Array;
}

/** Weights, and what they come to on the returns that they were solved for. */
export interface Optimum extends Solution {
  /** By the expected returns, per period. */
  readonly meanReturn: number;
  /** By the measure, per period. */
  readonly risk: number;
}
