import { requireFraction } from '../fraction.js';
import { conditionNumber } from '../moments/condition-number.js';
import { estimateCovariance } from '../moments/covariance.js';
import { shrunkCorrelations } from '../moments/ridge.js';
import { shrunkSampleCovariance } from '../moments/sample-covariance.js';
import { ridgeLadder } from './hardening.js';
import { type Memory, ownMemory } from './memory.js';
import type { Problem } from './problem.js';

const DEFAULT_RIDGE = 0.01;

/**
 * The ridge intensities at which the covariance of a problem is tried.
 *
 * @throws {@link InvalidInputError} on an intensity outside [0, 1]
 */
export function ladderOf({ options: { shrinkageIntensity = DEFAULT_RIDGE } }: Problem): number[] {
  requireFraction(shrinkageIntensity, 'solve: options.shrinkageIntensity');
  return ridgeLadder(shrinkageIntensity);
}

/** The covariance of a problem (N × N) before any ridge, by the estimator of its options; that memory may be where it is. */
export function covarianceOf({ returns, options, sampleCovariance }: Problem, { numbers }: Memory): Float64Array {
  const { covariance: estimator = 'sample', covarianceOptions } = options;
  if (estimator !== 'sample') return estimateCovariance(returns, estimator, covarianceOptions);
  return sampleCovariance ?? shrunkSampleCovariance(returns, 0, { into: numbers(returns.cols ** 2) });
}

/** The covariance of a problem at one ridge intensity (N × N), by the estimator of its options, in that memory. */
export function covarianceAt(problem: Problem, ridge: number, memory = ownMemory): Float64Array {
  const { returns, options, sampleCovariance } = problem;
  const into = memory.numbers(returns.cols ** 2);
  if ((options.covariance ?? 'sample') === 'sample' && sampleCovariance === undefined) {
    return shrunkSampleCovariance(returns, ridge, { into });
  }
  return shrunkCorrelations(covarianceOf(problem, memory), returns.cols, ridge, into);
}

/** Its condition number, when it is asked for: a matrix is not kept for every solution that is kept. */
export function conditionAt({ returns, constraints, options }: Problem, ridge: number): () => number {
  return () => conditionNumber(covarianceAt({ returns, constraints, options }, ridge), returns.cols);
}
