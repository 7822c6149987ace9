import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { sampleCovariance } from './sample-covariance.js';

/** The covariance estimators of this package, by the names of the manifest (`risk.covariance`). */
export const COVARIANCE_ESTIMATORS = ['sample', 'ledoit_wolf'] as const;
export type CovarianceEstimator = (typeof COVARIANCE_ESTIMATORS)[number];

const ESTIMATORS: Record<CovarianceEstimator, (returns: ReturnsMatrix) => Float64Array> = {
  sample: sampleCovariance,
  ledoit_wolf: (returns) => ledoitWolf(returns).covariance,
};

/**
 * Covariance of the returns by the estimator of that name.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric, per period (not annualised)
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function estimateCovariance(returns: ReturnsMatrix, estimator: CovarianceEstimator): Float64Array {
  return ESTIMATORS[estimator](returns);
}
