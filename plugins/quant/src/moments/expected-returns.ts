import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { type CovarianceEstimator, EXPECTED_RETURN_ESTIMATORS, type ExpectedReturnEstimator } from '../names.js';
import { requireKnown } from '../require-known.js';
import { estimateCovariance } from './covariance.js';
import { type CovarianceOptions, DEFAULT_COVARIANCE_OPTIONS } from './covariance-options.js';
import { equilibriumReturns } from './equilibrium.js';
import { ewmaMean } from './ewma.js';
import { meanReturns } from './mean.js';
import { bayesSteinMean, jamesSteinMean, MEAN_TARGETS, type MeanTarget, type SteinInput } from './stein.js';

/** Parameters of the estimators of expected returns; each reads its own and leaves the others. */
export interface ExpectedReturnOptions {
  /** `ewma`: rows after which a weight has halved, at least 1. Default 40. */
  readonly halfLife?: number;
  /** `james_stein`, `bayes_stein`: what the means are shrunk towards. Default `grand_mean`. */
  readonly target?: MeanTarget;
  /** `james_stein`, `bayes_stein`, `equilibrium`: estimator of their covariance. Default `sample`. */
  readonly covariance?: CovarianceEstimator;
  readonly covarianceOptions?: CovarianceOptions;
  /** `equilibrium`: risk aversion, above 0. Default 1. */
  readonly riskAversion?: number;
  /** `equilibrium`: N weights of the reference portfolio. Default 1/N. */
  readonly weights?: Float64Array;
}

const ESTIMATORS: Record<
  ExpectedReturnEstimator,
  (returns: ReturnsMatrix, options: ExpectedReturnOptions) => Float64Array
> = {
  sample: meanReturns,
  ewma: (returns, { halfLife = DEFAULT_COVARIANCE_OPTIONS.halfLife }) => ewmaMean(returns, halfLife),
  james_stein: (returns, options) => jamesSteinMean(returns, steinInput(returns, options)),
  bayes_stein: (returns, options) => bayesSteinMean(returns, steinInput(returns, options)),
  equilibrium: (returns, options) => {
    const { weights = new Float64Array(returns.cols).fill(1 / returns.cols), riskAversion = 1 } = options;
    return equilibriumReturns(covarianceFor(returns, options), weights, riskAversion);
  },
};

/**
 * Expected returns by the estimator of that name.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param options - those left out have their default
 * @returns N expected returns, per period (not annualised); excess returns for `equilibrium`
 * @throws {@link InvalidInputError} on an unknown name, NaN, infinity, T < 2, N < 1, an option out of range, or a singular
 *   covariance where its inverse is needed (`bayes_stein`, the target `volatility_weighted`)
 *
 * Source: that of each estimator.
 */
export function estimateExpectedReturns(
  returns: ReturnsMatrix,
  estimator: ExpectedReturnEstimator,
  options: ExpectedReturnOptions = {},
): Float64Array {
  requireKnown(estimator, EXPECTED_RETURN_ESTIMATORS, 'estimateExpectedReturns: estimator');
  return ESTIMATORS[estimator](returns, options);
}

function steinInput(returns: ReturnsMatrix, options: ExpectedReturnOptions): SteinInput {
  const { target = 'grand_mean' } = options;
  requireKnown(target, MEAN_TARGETS, 'estimateExpectedReturns: options.target');
  return { covariance: covarianceFor(returns, options), target };
}

function covarianceFor(returns: ReturnsMatrix, options: ExpectedReturnOptions): Float64Array {
  return estimateCovariance(returns, options.covariance ?? 'sample', options.covarianceOptions);
}
