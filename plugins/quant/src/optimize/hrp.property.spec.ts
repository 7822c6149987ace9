import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { HRP_MODES } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { constraintsFor } from './constraints.js';
import { hrp } from './hrp.js';
import { constraintsArbitrary, covarianceArbitrary } from './testing/arbitraries.js';
import { ofCovariance, ofReturns } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';
import { reordered, syntheticReturns } from './testing/synthetic-returns.js';

const seeds = fc.integer({ min: 0, max: 1e6 });
const modes = fc.constantFrom(...HRP_MODES);

describe('hrp', () => {
  it('gives positive weights of sum 1 in every mode, for any covariance at the first ridge', () => {
    const covariances = fc.integer({ min: 1, max: 9 }).chain(covarianceArbitrary);
    fc.assert(
      fc.property(covariances, modes, (covariance, mode) => {
        const n = Math.sqrt(covariance.length);
        const positive = covariance.map((value, k) => (k % (n + 1) === 0 ? value + 1e-4 : value));
        const { weights, certificate } = hrp(ofCovariance(ridgeCovariance(positive, n, 0.01)), constraintsFor(n, {}), {
          mode,
        });
        expect(weights.every((w) => w > 0)).toBe(true);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-14);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('satisfies bounds and caps in every mode', () => {
    fc.assert(
      fc.property(seeds, modes, constraintsArbitrary(9), (seed, mode, constraints) => {
        const covariance = sampleCovariance(syntheticReturns({ rows: 40, cols: 9, seed }));
        const { certificate } = hrp(ofCovariance(covariance), constraints, { mode });
        expect(certificate.boundViolation).toBeLessThanOrEqual(1e-13);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-13);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('does not depend on the order of the columns in mode dendrogram', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(seeds, order, (seed, columns) => {
        const returns = syntheticReturns({ rows: 60, cols: 9, seed });
        const weightsOf = (matrix: typeof returns) =>
          hrp(ofReturns(matrix), constraintsFor(9, {}), { mode: 'dendrogram' }).weights;
        const straight = weightsOf(returns);
        const mixed = weightsOf(reordered(returns, columns));
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

  it('does not change by a bit in any mode when returns are multiplied by a power of two', () => {
    fc.assert(
      fc.property(seeds, modes, fc.integer({ min: -20, max: 20 }), (seed, mode, exponent) => {
        const covariance = sampleCovariance(syntheticReturns({ rows: 40, cols: 9, seed }));
        const scaled = covariance.map((value) => value * 4 ** exponent);
        const unbounded = constraintsFor(9, {});
        expect(hrp(ofCovariance(scaled), unbounded, { mode }).weights).toEqual(
          hrp(ofCovariance(covariance), unbounded, { mode }).weights,
        );
      }),
      { numRuns: propertyRuns(50) },
    );
  });
});
