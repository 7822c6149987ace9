import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { propertyRuns } from '../testing/property-runs.js';
import { certificateFailure } from './certificate.js';
import { constraintsFor } from './constraints.js';
import { minVariance } from './min-variance.js';
import { constraintsArbitrary, covarianceArbitrary } from './testing/arbitraries.js';
import { bruteForceVariance } from './testing/brute-force.js';
import { largestDifference } from './testing/largest-difference.js';
import { reordered, syntheticReturns } from './testing/synthetic-returns.js';
import type { Constraints } from './types.js';

const varianceOf = (covariance: Float64Array, weights: Float64Array) => {
  const n = weights.length;
  return covariance.reduce((sum, value, k) => sum + weights[Math.floor(k / n)] * value * weights[k % n], 0);
};

const meanVariance = (covariance: Float64Array, n: number) =>
  covariance.reduce((sum, value, k) => (k % (n + 1) === 0 ? sum + value / n : sum), 0);

/** A certificate that fails belongs to a singular matrix in which nearly all risk can be hedged away. */
function expectLeastVariance(covariance: Float64Array, constraints: Constraints): void {
  const { weights, certificate } = minVariance(covariance, constraints);
  const [least, scale] = [bruteForceVariance(covariance, constraints), meanVariance(covariance, weights.length)];
  if (certificateFailure(certificate) !== '') expect(least).toBeLessThanOrEqual(1e-6 * scale);
  else expect(Math.abs(varianceOf(covariance, weights) - least)).toBeLessThanOrEqual(1e-8 * scale);
}

describe('minVariance', () => {
  it('is the least variance of all active sets where its certificate holds, up to six assets', () => {
    const problem = fc.integer({ min: 1, max: 6 }).chain((n) =>
      fc.record({
        covariance: covarianceArbitrary(n),
        minWeight: fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10 / n),
        maxWeight: fc.integer({ min: 0, max: 10 }).map((tenths) => 1 / n + (tenths / 10) * (1 - 1 / n)),
      }),
    );
    fc.assert(
      fc.property(problem, ({ covariance, ...bounds }) => {
        const constraints = constraintsFor(Math.sqrt(covariance.length), bounds);
        expectLeastVariance(covariance, constraints);
      }),
      { numRuns: propertyRuns(25) },
    );
  });

  it('is the least variance of all active sets under cluster caps where its certificate holds, up to four assets', () => {
    const problem = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.record({ covariance: covarianceArbitrary(n), constraints: constraintsArbitrary(n) }));
    fc.assert(
      fc.property(problem, ({ covariance, constraints }) => {
        expectLeastVariance(covariance, constraints);
      }),
      { numRuns: propertyRuns(25) },
    );
  });

  const anyProblem = fc
    .integer({ min: 1, max: 9 })
    .chain((n) => fc.record({ covariance: covarianceArbitrary(n), constraints: constraintsArbitrary(n) }));

  it('satisfies budget, bounds and caps for any covariance, singular ones and twins included', () => {
    fc.assert(
      fc.property(anyProblem, ({ covariance, constraints }) => {
        const { certificate } = minVariance(covariance, constraints);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
        expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: propertyRuns(50) },
    );
  });

  it('is certified at the first ridge for any covariance of positive variances', () => {
    fc.assert(
      fc.property(anyProblem, ({ covariance, constraints }) => {
        const n = constraints.lower.length;
        const positive = covariance.map((value, k) => (k % (n + 1) === 0 ? value + 1e-4 : value));
        const { certificate } = minVariance(ridgeCovariance(positive, n, 0.01), constraints);
        expect(certificate.kktResidual).toBeLessThanOrEqual(1e-10);
      }),
      { numRuns: propertyRuns() },
    );
  });

  const seeds = fc.record({ seed: fc.integer({ min: 0, max: 1e6 }), maxWeight: fc.constantFrom(1, 0.2) });

  it('does not depend on the order of the columns', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(seeds, order, ({ seed, maxWeight }, columns) => {
        const returns = syntheticReturns({ rows: 60, cols: 8, seed });
        const constraints = constraintsFor(8, { maxWeight });
        const straight = minVariance(sampleCovariance(returns), constraints).weights;
        const mixed = minVariance(sampleCovariance(reordered(returns, columns)), constraints).weights;
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
      fc.property(seeds, fc.integer({ min: -20, max: 20 }), ({ seed, maxWeight }, exponent) => {
        const covariance = sampleCovariance(syntheticReturns({ rows: 20, cols: 12, seed }));
        const constraints = constraintsFor(12, {
          maxWeight,
          clusterCap: 0.5,
          clusters: [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2],
        });
        const scaled = covariance.map((value) => value * 4 ** exponent);
        expect(minVariance(scaled, constraints).weights).toEqual(minVariance(covariance, constraints).weights);
      }),
      { numRuns: propertyRuns(50) },
    );
  });
});
