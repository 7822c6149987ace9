import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { COVARIANCE_ESTIMATORS, type CovarianceEstimator } from '../names.js';
import { requireKnown } from '../require-known.js';
import { type CovarianceOptions, DEFAULT_COVARIANCE_OPTIONS } from './covariance-options.js';
import { denoisedCovariance } from './denoised.js';
import { detonedCovariance } from './detoned.js';
import { ewmaCovariance } from './ewma.js';
import { fixedShrinkage } from './fixed-shrinkage.js';
import { gerberCovariance } from './gerber.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { ledoitWolfConstantCorrelation } from './ledoit-wolf-constant-correlation.js';
import { ledoitWolfSingleFactor } from './ledoit-wolf-single-factor.js';
import { oas } from './oas.js';
import { sampleCovariance } from './sample-covariance.js';

const ESTIMATORS: Record<
  CovarianceEstimator,
  (returns: ReturnsMatrix, options: Required<CovarianceOptions>) => Float64Array
> = {
  sample: sampleCovariance,
  ewma: (returns, { halfLife }) => ewmaCovariance(returns, halfLife),
  ledoit_wolf: (returns) => ledoitWolf(returns).covariance,
  ledoit_wolf_constant_correlation: (returns) => ledoitWolfConstantCorrelation(returns).covariance,
  ledoit_wolf_single_factor: (returns) => ledoitWolfSingleFactor(returns).covariance,
  oas: (returns) => oas(returns).covariance,
  shrunk: (returns, { shrinkage }) => fixedShrinkage(returns, shrinkage).covariance,
  gerber: (returns, { gerberThreshold }) => gerberCovariance(returns, gerberThreshold),
  denoised: (returns, { noiseVariance }) => denoisedCovariance(returns, noiseVariance),
  detoned: (returns, { noiseVariance, marketComponents }) =>
    detonedCovariance(denoisedCovariance(returns, noiseVariance), returns.cols, marketComponents),
};

/**
 * Covariance of the returns by the estimator of that name. All of them are positive semi-definite, keep a constant column
 * (variance 0, but under the identity's share of `ledoit_wolf`, `oas` and `shrunk`) and take T < N.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param options - those left out have their default
 * @returns N × N, symmetric bit for bit, per period (not annualised)
 * @throws {@link InvalidInputError} on an unknown name, NaN, infinity, T < 2, N < 1 or an option out of range
 *
 * Source: that of each estimator.
 */
export function estimateCovariance(
  returns: ReturnsMatrix,
  estimator: CovarianceEstimator,
  options: CovarianceOptions = {},
): Float64Array {
  requireKnown(estimator, COVARIANCE_ESTIMATORS, 'estimateCovariance: estimator');
  return ESTIMATORS[estimator](returns, { ...DEFAULT_COVARIANCE_OPTIONS, ...options });
}
