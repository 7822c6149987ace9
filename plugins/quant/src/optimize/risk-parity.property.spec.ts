import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { propertyRuns } from '../testing/property-runs.js';
import { constraintsFor } from './constraints.js';
import { riskParity } from './risk-parity.js';
import { covarianceArbitrary } from './testing/arbitraries.js';
import { largestDifference } from './testing/largest-difference.js';
import { reordered, syntheticReturns } from './testing/synthetic-returns.js';

const seeds = fc.integer({ min: 0, max: 1e6 });

describe('riskParity', () => {
  it('equalises the risk shares at the first ridge, for any covariance of positive variances', () => {
    const covariances = fc.integer({ min: 1, max: 9 }).chain(covarianceArbitrary);
    fc.assert(
      fc.property(covariances, (covariance) => {
        const n = Math.sqrt(covariance.length);
        const positive = covariance.map((value, k) => (k % (n + 1) === 0 ? value + 1e-4 : value));
        const { weights, certificate } = riskParity(ridgeCovariance(positive, n, 0.01), constraintsFor(n, {}));
        expect(certificate.riskShareError).toBeLessThanOrEqual(1e-10);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-14);
        expect(weights.every((w) => w > 0)).toBe(true);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('does not depend on the order of the columns', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(seeds, order, (seed, columns) => {
        const returns = syntheticReturns({ rows: 60, cols: 8, seed });
        const straight = riskParity(sampleCovariance(returns), constraintsFor(8, {})).weights;
        const mixed = riskParity(sampleCovariance(reordered(returns, columns)), constraintsFor(8, {})).weights;
        expect(
          largestDifference(
            mixed,
            Float64Array.from(columns, (j) => straight[j]),
          ),
        ).toBeLessThanOrEqual(1e-10);
      }),
      { numRuns: propertyRuns(50) },
    );
  });

  it('does not change by a bit when returns are multiplied by a power of two', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -20, max: 20 }), (seed, exponent) => {
        const covariance = sampleCovariance(syntheticReturns({ rows: 40, cols: 9, seed }));
        const scaled = covariance.map((value) => value * 4 ** exponent);
        const unbounded = constraintsFor(9, {});
        expect(riskParity(scaled, unbounded).weights).toEqual(riskParity(covariance, unbounded).weights);
      }),
      { numRuns: propertyRuns(50) },
    );
  });
});
