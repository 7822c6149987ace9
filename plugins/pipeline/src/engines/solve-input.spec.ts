import { type CovarianceOptions, returnsMatrix, solve } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import { riskSchema } from '../manifest/blocks/risk.js';
import { type EngineRequest, solveInput } from './solve-input.js';

/** Three assets that share a market and two of them a sector, over 24 rows. */
const returns = returnsMatrix(
  ['A', 'B', 'C'],
  Float64Array.from({ length: 72 }, (_, k) => {
    const [t, j] = [Math.floor(k / 3), k % 3];
    return (
      0.01 * Math.sin(t * 1.7) + (j < 2 ? 0.006 * Math.cos(t * 2.9) : 0) + 0.004 * (j + 1) * Math.sin(t * (j + 2.3))
    );
  }),
);
const request: EngineRequest = {
  riskProfile: 'min_variance',
  returns,
  clusters: [0, 0, 0],
  regime: 'NORMAL',
  periods: 252,
  bounds: { min_weight: 0, max_weight: 1, cluster_cap: 1 },
};

const EVERY_PARAMETER = [
  { covariance: 'ewma', key: 'half_life', value: 2, options: { halfLife: 2 } },
  { covariance: 'shrunk', key: 'shrinkage', value: 0.7, options: { shrinkage: 0.7 } },
  { covariance: 'gerber', key: 'gerber_threshold', value: 0.95, options: { gerberThreshold: 0.95 } },
  { covariance: 'denoised', key: 'noise_variance', value: 0, options: { noiseVariance: 0 } },
  { covariance: 'detoned', key: 'market_components', value: 2, options: { marketComponents: 2 } },
] as const;

describe('solveInput', () => {
  it.each(EVERY_PARAMETER)('gives $key of the manifest to $covariance', ({ covariance, key, value, options }) => {
    const risk = riskSchema.parse({ covariance, covariance_options: { [key]: value } });
    const weightsUnder = (covarianceOptions: CovarianceOptions) =>
      solve({ profile: 'min_variance', returns, options: { covariance, covarianceOptions } }).weights;
    expect(solve(solveInput(risk, request)).weights).toEqual(weightsUnder(options));
    expect(weightsUnder(options)).not.toEqual(weightsUnder({}));
  });

  it('is held for every parameter of the estimators', () => {
    const parameters = Object.keys(riskSchema.parse({}).covariance_options);
    expect(parameters).toEqual(EVERY_PARAMETER.map(({ key }) => key));
  });

  it('gives aims a year as aims a period', () => {
    const risk = riskSchema.parse({
      expected_returns: 'james_stein',
      risk_free_rate_annual: 0.0252,
      risk_aversion: 3,
      target_return_annual: 0.126,
      target_volatility_annual: 0.16,
      alpha: 0.1,
      min_acceptable_return_annual: -0.252,
      random_seed: 7,
    });
    expect(solveInput(risk, { ...request, periods: 256 }).options).toMatchObject({
      expectedReturns: 'james_stein',
      riskFreeRate: 0.0252 / 256,
      riskAversion: 3,
      targetReturn: 0.126 / 256,
      targetVolatility: 0.01,
      alpha: 0.1,
      minAcceptableReturn: -0.252 / 256,
      seed: 7,
    });
  });
});
