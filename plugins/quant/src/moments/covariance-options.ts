/** Parameters of the covariance estimators; each reads its own and leaves the others. */
export interface CovarianceOptions {
  /** `ewma`: rows after which a weight has halved, at least 1. Default 40. */
  readonly halfLife?: number;
  /** `shrunk`: weight of the target, in [0, 1]. Default 0.1. */
  readonly shrinkage?: number;
  /** `gerber`: threshold in standard deviations, above 0 and below 1. Default 0.5. */
  readonly gerberThreshold?: number;
  /** `denoised`, `detoned`: share of the noise in the variance of the correlations, in [0, 1]. Default `fitted`. */
  readonly noiseVariance?: number | 'fitted';
  /** `detoned`: eigenvectors of the market, at least 1. Default 1. */
  readonly marketComponents?: number;
}

/** The defaults of skfolio, which are also scikit-learn's. */
export const DEFAULT_COVARIANCE_OPTIONS: Required<CovarianceOptions> = {
  halfLife: 40,
  shrinkage: 0.1,
  gerberThreshold: 0.5,
  noiseVariance: 'fitted',
  marketComponents: 1,
};
