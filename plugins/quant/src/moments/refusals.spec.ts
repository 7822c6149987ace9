import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { codependence } from './codependence.js';
import { conditionNumber } from './condition-number.js';
import { correlationFromCovariance } from './correlation.js';
import { estimateCovariance } from './covariance.js';
import { detonedCovariance } from './detoned.js';
import { equilibriumReturns } from './equilibrium.js';
import { ewmaCovariance, ewmaMean } from './ewma.js';
import { estimateExpectedReturns } from './expected-returns.js';
import { kendallMatrix } from './kendall.js';
import { meanReturns } from './mean.js';
import { ridgeCovariance } from './ridge.js';
import { sampleCovariance } from './sample-covariance.js';
import { slidingCovariance } from './sliding-covariance.js';
import { bayesSteinMean, jamesSteinMean } from './stein.js';
import { namedReturns } from './testing/arbitraries.js';

const returns = namedReturns(2, Float64Array.of(0.01, 0.02, -0.01, 0.03, 0.02, -0.02));
const gap = namedReturns(2, Float64Array.of(0.01, 0.02, -0.01, Number.NaN));
const identity = Float64Array.of(1, 0, 0, 1);

describe('moments say what they refuse, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'meanReturns: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => meanReturns(gap),
    ],
    [
      'meanReturns: returns: a moment needs at least 1 asset and 2 rows, got 1 rows × 2 assets (expected rows ≥ 2, assets ≥ 1). The train window is empty, or every column was dropped before.',
      () => meanReturns(namedReturns(2, Float64Array.of(0, 0))),
    ],
    [
      'sampleCovariance: returns of asset 0, row 1: every return must be a finite number, got Infinity (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => sampleCovariance(namedReturns(1, Float64Array.of(0, Number.POSITIVE_INFINITY))),
    ],
    [
      'ledoitWolf: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'ledoit_wolf'),
    ],
    [
      'ledoitWolfConstantCorrelation: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'ledoit_wolf_constant_correlation'),
    ],
    [
      'ledoitWolfSingleFactor: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'ledoit_wolf_single_factor'),
    ],
    [
      'oas: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'oas'),
    ],
    [
      'fixedShrinkage: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'shrunk'),
    ],
    [
      'gerberCovariance: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'gerber'),
    ],
    [
      'sampleCovariance: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'denoised'),
    ],
    [
      'ewmaCovariance: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => estimateCovariance(gap, 'ewma'),
    ],
    [
      'fixedShrinkage: shrinkage: the value is a fraction, got 1.5 (expected 0 to 1). A percentage was given for a fraction.',
      () => estimateCovariance(returns, 'shrunk', { shrinkage: 1.5 }),
    ],
    [
      'gerberCovariance: threshold: the value is a fraction, got 1 (expected above 0 and below 1). A percentage was given for a fraction.',
      () => estimateCovariance(returns, 'gerber', { gerberThreshold: 1 }),
    ],
    [
      'denoisedCovariance: noiseVariance: the value is a fraction, got 2 (expected 0 to 1). A percentage was given for a fraction.',
      () => estimateCovariance(returns, 'denoised', { noiseVariance: 2 }),
    ],
    [
      'estimateCovariance: estimator: the name must be known, got glasso (expected sample, ewma, ledoit_wolf, ledoit_wolf_constant_correlation, ledoit_wolf_single_factor, oas, shrunk, gerber, denoised, detoned). The name is misspelt, or belongs to a later version.',
      () => estimateCovariance(returns, 'glasso' as 'sample'),
    ],
    [
      'detonedCovariance: marketComponents: the market is a number of eigenvectors, got 0 (expected a whole number, at least 1). To keep the market, take the denoised covariance.',
      () => detonedCovariance(identity, 2, 0),
    ],
    [
      'detonedCovariance: marketComponents: the market is a number of eigenvectors, got 1.5 (expected a whole number, at least 1). To keep the market, take the denoised covariance.',
      () => detonedCovariance(identity, 2, 1.5),
    ],
    [
      'correlationFromCovariance: covariance: the matrix must be square, one row and column an asset, got 4 values for n = 3 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => correlationFromCovariance(identity, 3),
    ],
    [
      'correlationFromCovariance: covariance, row 1, column 1: a variance must not be negative, got -1 (expected at least 0). The matrix is not a covariance, or was changed after it was estimated.',
      () => correlationFromCovariance(Float64Array.of(1, 0, 0, -1), 2),
    ],
    [
      'correlationFromCovariance: covariance, row 0, column 1: every element must be a finite number, got NaN (expected no NaN, no infinity). A column without observations reached the estimator.',
      () => correlationFromCovariance(Float64Array.of(1, Number.NaN, 0, 1), 2),
    ],
    [
      'conditionNumber: symmetric: the matrix must be square, one row and column an asset, got 4 values for n = 1.5 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => conditionNumber(identity, 1.5),
    ],
    [
      'ridgeCovariance: covariance: the matrix must be square, one row and column an asset, got 4 values for n = 1 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => ridgeCovariance(identity, 1, 0.1),
    ],
    [
      'ridgeCovariance: intensity: the value is a fraction, got -0.1 (expected 0 to 1). A percentage was given for a fraction.',
      () => ridgeCovariance(identity, 2, -0.1),
    ],
    [
      'spearmanMatrix: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => codependence(gap, 'spearman'),
    ],
    [
      'kendallMatrix: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => kendallMatrix(gap),
    ],
    [
      'distanceCorrelationMatrix: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => codependence(gap, 'distance_correlation'),
    ],
    [
      'lowerTailMatrix: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => codependence(gap, 'lower_tail'),
    ],
    [
      'lowerTailMatrix: alpha: the value is a fraction, got 0 (expected above 0 and below 1). A percentage was given for a fraction.',
      () => codependence(returns, 'lower_tail', { alpha: 0 }),
    ],
    [
      'codependence: name: the name must be known, got copula (expected pearson, spearman, kendall, abs_pearson, abs_spearman, abs_kendall, distance_correlation, lower_tail). The name is misspelt, or belongs to a later version.',
      () => codependence(returns, 'copula' as 'pearson'),
    ],
    [
      'ewmaMean: halfLife: a half-life is a number of rows, got 0.94 (expected at least 1). A decay factor was given for a half-life.',
      () => ewmaMean(returns, 0.94),
    ],
    [
      'ewmaMean: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => ewmaMean(gap, 2),
    ],
    [
      'ewmaCovariance: halfLife: a half-life is a number of rows, got 0 (expected at least 1). A decay factor was given for a half-life.',
      () => ewmaCovariance(returns, 0),
    ],
    [
      'estimateExpectedReturns: estimator: the name must be known, got capm (expected sample, ewma, james_stein, bayes_stein, equilibrium). The name is misspelt, or belongs to a later version.',
      () => estimateExpectedReturns(returns, 'capm' as 'sample'),
    ],
    [
      'estimateExpectedReturns: options.target: the name must be known, got zero (expected grand_mean, volatility_weighted). The name is misspelt, or belongs to a later version.',
      () => estimateExpectedReturns(returns, 'james_stein', { target: 'zero' as 'grand_mean' }),
    ],
    [
      'equilibriumReturns: weights: each asset needs a finite weight, got 1 finite weights (expected 2). The weights belong to another universe than the returns.',
      () => equilibriumReturns(identity, Float64Array.of(1), 1),
    ],
    [
      'equilibriumReturns: weights: each asset needs a finite weight, got 1 finite weights (expected 2). The weights belong to another universe than the returns.',
      () => equilibriumReturns(identity, Float64Array.of(1, Number.NaN), 1),
    ],
    [
      'equilibriumReturns: riskAversion: the risk aversion must be a positive number, got 0 (expected above 0, finite). A risk tolerance, its inverse, was given.',
      () => equilibriumReturns(identity, Float64Array.of(0.5, 0.5), 0),
    ],
    [
      'equilibriumReturns: riskAversion: the risk aversion must be a positive number, got Infinity (expected above 0, finite). A risk tolerance, its inverse, was given.',
      () => equilibriumReturns(identity, Float64Array.of(0.5, 0.5), Number.POSITIVE_INFINITY),
    ],
    [
      'bayesSteinMean: covariance: the covariance must have full rank, got a singular matrix of 2 assets (expected a positive definite matrix). There are fewer rows than assets, or two columns are alike; take a shrunk covariance.',
      () => bayesSteinMean(returns, { covariance: new Float64Array(4).fill(1), target: 'grand_mean' }),
    ],
    [
      'jamesSteinMean: covariance: the covariance must have full rank, got a singular matrix of 2 assets (expected a positive definite matrix). There are fewer rows than assets, or two columns are alike; take a shrunk covariance.',
      () => jamesSteinMean(returns, { covariance: new Float64Array(4).fill(1), target: 'volatility_weighted' }),
    ],
    [
      'slidingCovariance: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => slidingCovariance(gap, { rows: 2, step: 1 }),
    ],
    [
      'slidingCovariance: windows.rows: rows are counted in whole numbers, got 1 (expected a whole number, 2 or more). It was computed from lengths that do not divide.',
      () => slidingCovariance(returns, { rows: 1, step: 1 }),
    ],
    [
      'slidingCovariance: windows.step: rows are counted in whole numbers, got 0.5 (expected a whole number, 1 or more). It was computed from lengths that do not divide.',
      () => slidingCovariance(returns, { rows: 2, step: 0.5 }),
    ],
    [
      'slidingCovariance: window: a window ends within the rows, got row 4 of 3 (expected at most row 3). The number of windows was computed for a longer history.',
      () => slidingCovariance(returns, { rows: 2, step: 1 })(2),
    ],
    [
      'slidingCovariance: window: rows are counted in whole numbers, got -1 (expected a whole number, 0 or more). It was computed from lengths that do not divide.',
      () => slidingCovariance(returns, { rows: 2, step: 1 })(-1),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
