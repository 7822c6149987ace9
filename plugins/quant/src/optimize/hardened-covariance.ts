import { requireFraction } from '../fraction.js';
import { conditionNumber } from '../moments/condition-number.js';
import { estimateCovariance } from '../moments/covariance.js';
import { shrunkCorrelations } from '../moments/ridge.js';
import { shrunkSampleCovariance } from '../moments/sample-covariance.js';
import { ridgeLadder } from './hardening.js';
import type { Problem } from './problem.js';

const DEFAULT_RIDGE = 0.01;

/** The ridge intensities at which the covariance of a problem is tried. */
export function ladderOf({ options }: Problem): number[] {
  return ridgeLadder(options.shrinkageIntensity ?? DEFAULT_RIDGE);
}

/** The covariance of a problem at one ridge intensity (N × N), by the estimator of its options. */
export function covarianceAt({ returns, options, sampleCovariance }: Problem, ridge: number): Float64Array {
  requireFraction(ridge, 'solve: options.shrinkageIntensity');
  const { covariance: estimator = 'sample', covarianceOptions } = options;
  const covariance =
    estimator === 'sample' ? sampleCovariance : estimateCovariance(returns, estimator, covarianceOptions);
  if (covariance === undefined) return shrunkSampleCovariance(returns, ridge);
  return shrunkCorrelations(covariance, returns.cols, ridge);
}

/** Its condition number, when it is asked for: a matrix is not kept for every solution that is kept. */
export function conditionAt({ returns, constraints, options }: Problem, ridge: number): () => number {
  return () => conditionNumber(covarianceAt({ returns, constraints, options }, ridge), returns.cols);
}
