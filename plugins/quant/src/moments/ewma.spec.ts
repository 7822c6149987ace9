import { describe, expect, it } from 'vitest';
import { ewmaCovariance, ewmaMean } from './ewma.js';
import { meanReturns } from './mean.js';
import { sampleCovariance } from './sample-covariance.js';
import { namedReturns } from './testing/arbitraries.js';

const returns = namedReturns(2, Float64Array.of(0.03, 0.01, -0.02, 0.05, 0.01, -0.04, 0.02, 0.02));

describe('ewma', () => {
  it('of a half-life of one row weighs the rows 8, 4, 2, 1 fifteenths, the last most', () => {
    const [first] = ewmaMean(returns, 1);
    expect(first).toBeCloseTo((0.03 + 2 * -0.02 + 4 * 0.01 + 8 * 0.02) / 15, 17);
  });

  it('becomes the sample moments as the half-life grows', () => {
    const sample = sampleCovariance(returns);
    ewmaCovariance(returns, 1e9).forEach((value, k) => {
      expect(Math.abs(value - sample[k])).toBeLessThan(1e-12);
    });
    ewmaMean(returns, 1e9).forEach((value, j) => {
      expect(Math.abs(value - meanReturns(returns)[j])).toBeLessThan(1e-10);
    });
  });

  it('of a constant column is the constant itself', () => {
    const constant = namedReturns(1, new Float64Array(10).fill(0.1));
    expect(ewmaMean(constant, 3)[0]).toBe(0.1);
    expect(ewmaCovariance(constant, 3)[0]).toBe(0);
  });
});
