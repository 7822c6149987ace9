import { afterEach, describe, expect, it, vi } from 'vitest';
import { correlationDistance } from '../cluster/distance.js';
import { correlationFromCovariance } from '../moments/correlation.js';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { impliedDistances } from './implied-distances.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const covarianceOf = (n: number) => sampleCovariance(syntheticReturns({ rows: 50, cols: n, seed: n }));

/** By definition: √(½(1 - ρ)) of the correlations that a ridge has shrunk. */
const defined = (covariance: Float64Array, n: number, ridge: number) =>
  correlationDistance(correlationFromCovariance(ridgeCovariance(covariance, n, ridge), n), n);

describe('impliedDistances', () => {
  it.each([1, 2, 5, 8, 31])('are those of the shrunk correlations of %i assets', (n) => {
    const covariance = covarianceOf(n);
    for (const ridge of [0, 0.15, 1]) {
      const distances = impliedDistances(covariance, n, 1 - ridge);
      expect(largestDifference(distances, defined(covariance, n, ridge))).toBeLessThanOrEqual(1e-15);
    }
  });

  it('keep their digits next to a correlation of 1 and of -1', () => {
    const covariance = Float64Array.of(1, 0.3, 0.3, 0.3, 0.09, 0.09, 0.3, 0.09, 0.25);
    expect(impliedDistances(covariance, 3, 1)).toEqual(defined(covariance, 3, 0));
    expect(impliedDistances(Float64Array.of(0.09, -0.15, -0.15, 0.25), 2, 1)).toEqual(Float64Array.of(0, 1, 1, 0));
  });

  it('take an asset without variance for uncorrelated', () => {
    const apart = Math.sqrt(0.5);
    expect(impliedDistances(Float64Array.of(1, 0, 0, 0), 2, 1)).toEqual(Float64Array.of(0, apart, apart, 0));
  });

  it('read the lower triangle, and leave the covariance as it is', () => {
    const covariance = covarianceOf(6);
    const before = covariance.slice();
    const whole = impliedDistances(covariance, 6, 0.9).slice();
    expect(covariance).toEqual(before);
    const lower = covariance.map((value, k) => (k % 6 > Math.floor(k / 6) ? Number.NaN : value));
    expect(impliedDistances(lower, 6, 0.9)).toEqual(whole);
  });

  it.each([2, 7, 40])('have the same bits without WebAssembly, of %i assets', async (n) => {
    const covariance = covarianceOf(n);
    const distances = impliedDistances(covariance, n, 0.99).slice();
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const plain = await import('./implied-distances.js');
    expect(plain.impliedDistances(covariance, n, 0.99)).toEqual(distances);
  });
});
