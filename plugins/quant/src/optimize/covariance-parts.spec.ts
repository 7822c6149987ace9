import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { matrixParts, sampleParts } from './covariance-parts.js';
import { covarianceTimes } from './covariance-product.js';
import { subMatrix } from './sub-matrix.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

describe('matrixParts', () => {
  const covariance = sampleCovariance(syntheticReturns({ rows: 60, cols: 9, seed: 6 }));
  const whole = ridgeCovariance(covariance, 9, 0.15);

  it('has the bits of the whole matrix among any members', () => {
    const { variances, among } = matrixParts(covariance, 0.15);
    expect(among([7, 0, 4])).toEqual(subMatrix(whole, [7, 0, 4]));
    expect(variances).toEqual(Float64Array.from(variances, (_, i) => whole[i * 10]));
  });

  it('multiplies as the whole matrix does', () => {
    const { variances, times } = matrixParts(covariance, 0.15);
    const weights = Float64Array.of(0.1, 0, 0.2, 0.3, 0, 0.15, 0.05, 0, 0.2);
    const scale = Math.max(...variances);
    expect(largestDifference(times(weights), covarianceTimes(whole, weights))).toBeLessThanOrEqual(1e-15 * scale);
  });
});

describe.each([60, 61])('sampleParts of %i rows', (rows) => {
  const returns = syntheticReturns({ rows, cols: 9, seed: 5 });
  const whole = ridgeCovariance(sampleCovariance(returns), 9, 0.15);

  it('has the bits of the whole matrix among any members', () => {
    const { variances, among } = sampleParts(returns, 0.15);
    expect(among([7, 0, 4])).toEqual(subMatrix(whole, [7, 0, 4]));
    expect(among([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual(whole);
    expect(variances).toEqual(Float64Array.from(variances, (_, i) => whole[i * 10]));
  });

  it('multiplies as the whole matrix does', () => {
    const { variances, times } = sampleParts(returns, 0.15);
    const weights = Float64Array.of(0.1, 0, 0.2, 0.3, 0, 0.15, 0.05, 0, 0.2);
    const scale = Math.max(...variances);
    expect(largestDifference(times(weights), covarianceTimes(whole, weights))).toBeLessThanOrEqual(1e-15 * scale);
  });
});
