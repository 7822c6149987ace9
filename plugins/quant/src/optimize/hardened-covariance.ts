import { requireFraction } from '../fraction.js';
import { conditionNumber } from '../moments/condition-number.js';
import { estimateCovariance } from '../moments/covariance.js';
import { shrinkCorrelations } from '../moments/ridge.js';
import { ridgeLadder } from './hardening.js';
import type { Problem } from './problem.js';

const DEFAULT_RIDGE = 0.01;

/** The ridge intensities at which the covariance of a problem is tried. */
export function ladderOf({ options }: Problem): number[] {
  return ridgeLadder(options.shrinkageIntensity ?? DEFAULT_RIDGE);
}

/** The covariance of a problem at one ridge intensity (N × N), by the estimator of its options. */
export function covarianceAt({ returns, options }: Problem, ridge: number): Float64Array {
  const covariance = estimateCovariance(returns, options.covariance ?? 'sample', options.covarianceOptions);
  requireFraction(ridge, 'solve: options.shrinkageIntensity');
  shrinkCorrelations(covariance, returns.cols, ridge);
  return covariance;
}

/** Its condition number, when it is asked for: a matrix is not kept for every solution that is kept. */
export function conditionAt(problem: Problem, ridge: number): () => number {
  return () => conditionNumber(covarianceAt(problem, ridge), problem.returns.cols);
}
