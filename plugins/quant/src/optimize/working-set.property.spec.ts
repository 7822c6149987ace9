import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { propertyRuns } from '../testing/property-runs.js';
import { constraintsFor } from './constraints.js';
import { sampleParts } from './covariance-parts.js';
import { minVariance } from './min-variance.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import { minVarianceOfMany } from './working-set.js';

const N = 150;

describe('minVarianceOfMany', () => {
  it('is minimum variance on the whole matrix, under bounds and caps too, with a certificate of all assets', () => {
    const problem = fc.record({
      seed: fc.integer({ min: 0, max: 1e6 }),
      rows: fc.integer({ min: 20, max: 200 }),
      maxWeight: fc.constantFrom(1, 0.1, 0.02, 0.008),
      clusterCap: fc.constantFrom(1, 0.4, 0.2),
    });
    fc.assert(
      fc.property(problem, ({ seed, rows, ...bounds }) => {
        const returns = syntheticReturns({ rows, cols: N, seed });
        const clusters = returns.assets.map((_, j) => j % 6);
        const constraints = constraintsFor(N, { ...bounds, clusters });
        const { weights, certificate } = minVarianceOfMany(sampleParts(returns, 0.01), constraints);
        const whole = minVariance(ridgeCovariance(sampleCovariance(returns), N, 0.01), constraints);
        expect(largestDifference(weights, whole.weights)).toBeLessThanOrEqual(1e-9);
        expect(certificate.kktResidual).toBeLessThanOrEqual(1e-10);
        expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: propertyRuns(20) },
    );
  });
});
