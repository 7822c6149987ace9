import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { COVARIANCE_ESTIMATORS, type CovarianceEstimator } from '../names.js';
import { estimateCovariance } from './covariance.js';
import type { CovarianceOptions } from './covariance-options.js';
import { denoisedCovariance } from './denoised.js';
import { detonedCovariance } from './detoned.js';
import { ewmaCovariance } from './ewma.js';
import { fixedShrinkage } from './fixed-shrinkage.js';
import { gerberCovariance } from './gerber.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { sampleCovariance } from './sample-covariance.js';
import { namedReturns } from './testing/arbitraries.js';
import { covarianceError, momentCases } from './testing/moment-cases.js';

const returns = namedReturns(2, Float64Array.of(0.01, 0.02, -0.03, 0.01, 0.02, -0.04, 0.01, 0.003));

const conformance = momentCases().flatMap(({ name, input, expected }) =>
  Object.entries(expected.covariances).map(([estimator, { covariance }]) => ({
    estimator: estimator as CovarianceEstimator,
    name,
    input,
    covariance,
  })),
);

describe('estimateCovariance', () => {
  it.each(conformance)("$estimator equals the peers' on $name to 1e-12", ({ estimator, input, covariance }) => {
    expect(covarianceError(estimateCovariance(input, estimator), covariance)).toBeLessThanOrEqual(1e-12);
  });

  it('is held against a peer for every estimator', () => {
    const held = new Set<string>(['sample', 'ledoit_wolf', ...conformance.map(({ estimator }) => estimator)]);
    expect(COVARIANCE_ESTIMATORS.filter((estimator) => !held.has(estimator))).toEqual([]);
  });

  it.each<[CovarianceEstimator, CovarianceOptions, Float64Array]>([
    ['sample', {}, sampleCovariance(returns)],
    ['ledoit_wolf', {}, ledoitWolf(returns).covariance],
    ['ewma', { halfLife: 3 }, ewmaCovariance(returns, 3)],
    ['shrunk', { shrinkage: 0.4 }, fixedShrinkage(returns, 0.4).covariance],
    ['gerber', { gerberThreshold: 0.9 }, gerberCovariance(returns, 0.9)],
    ['denoised', { noiseVariance: 1 }, denoisedCovariance(returns, 1)],
    ['detoned', { noiseVariance: 0, marketComponents: 2 }, detonedCovariance(denoisedCovariance(returns, 0), 2, 2)],
  ])('gives %s under its own options', (estimator, options, expected) => {
    expect(estimateCovariance(returns, estimator, options)).toEqual(expected);
  });

  it('refuses a name it does not know, with those it knows', () => {
    const unknown = () => estimateCovariance(returns, 'ledoitwolf' as CovarianceEstimator);
    expect(unknown).toThrow(InvalidInputError);
    expect(unknown).toThrow(
      'estimateCovariance: estimator: the name must be known, got ledoitwolf (expected sample, ewma,',
    );
  });

  it.each<[CovarianceEstimator, CovarianceOptions, string]>([
    [
      'ewma',
      { halfLife: 0.94 },
      'ewmaCovariance: halfLife: a half-life is a number of rows, got 0.94 (expected at least 1)',
    ],
    ['shrunk', { shrinkage: 10 }, 'fixedShrinkage: shrinkage: the value is a fraction, got 10 (expected 0 to 1)'],
    ['gerber', { gerberThreshold: 1 }, 'gerberCovariance: threshold: the value is a fraction, got 1 (expected above 0'],
    ['denoised', { noiseVariance: Number.NaN }, 'denoisedCovariance: noiseVariance: the value is a fraction, got NaN'],
    ['detoned', { marketComponents: 0 }, 'detonedCovariance: marketComponents: the market is a number of eigenvectors'],
  ])('%s refuses an option out of range', (estimator, options, message) => {
    expect(() => estimateCovariance(returns, estimator, options)).toThrow(message);
  });
});

describe.each(COVARIANCE_ESTIMATORS)('%s', (estimator) => {
  it('of one asset is its variance', () => {
    const one = namedReturns(1, Float64Array.of(0.01, -0.02, 0.04, 0.015));
    const variance = estimateCovariance(one, estimator);
    expect(variance).toHaveLength(1);
    const divisorT = (0.75 * sampleCovariance(one)[0]) / variance[0];
    const known = estimator === 'ewma' ? [sampleCovariance(one)[0] / variance[0]] : [divisorT, divisorT / 0.75];
    expect(Math.min(...known.map((ratio) => Math.abs(ratio - 1)))).toBeLessThan(estimator === 'ewma' ? 0.05 : 1e-15);
  });

  it('of two rows is finite', () => {
    const two = namedReturns(3, Float64Array.of(0.01, 0.02, -0.01, 0.03, -0.01, 0.02));
    expect(estimateCovariance(two, estimator).every(Number.isFinite)).toBe(true);
  });

  it('takes a constant column, with all others', () => {
    const values = Float64Array.of(0.01, 0.1, -0.02, -0.03, 0.1, 0.01, 0.02, 0.1, 0.04, -0.01, 0.1, -0.05);
    const covariance = estimateCovariance(namedReturns(3, values), estimator);
    const shrunk = ['ledoit_wolf', 'oas', 'shrunk'].includes(estimator);
    if (shrunk) expect(covariance[4]).toBeGreaterThan(0);
    else expect(covariance[4]).toBe(0);
    expect([covariance[1], covariance[3], covariance[5], covariance[7]].map(Math.abs)).toEqual([0, 0, 0, 0]);
  });
});
