import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanReturns } from '../moments/mean.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { propertyRuns } from '../testing/property-runs.js';
import { greatestGain } from './cheapest-vertex.js';
import { constraintsFor } from './constraints.js';
import { maxRatio } from './max-ratio.js';
import { frontierArbitrary, frontierGap, gainOf, varianceOf } from './testing/frontier-problems.js';
import { largestDifference } from './testing/largest-difference.js';
import { reordered, syntheticReturns } from './testing/synthetic-returns.js';

describe('maxRatio', () => {
  it('has no feasible direction of improvement, for any covariance, gains and constraints', () => {
    fc.assert(
      fc.property(frontierArbitrary, (frontier) => {
        const { covariance, gains, constraints } = frontier;
        const { weights, certificate } = maxRatio(frontier);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
        expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
        expect(certificate.kktResidual).toBeLessThanOrEqual(1e-9);
        fc.pre(gainOf(gains, greatestGain(gains, constraints)) > 1e-9);
        const tolerance = varianceOf(covariance, weights) / gainOf(gains, weights);
        expect(tolerance).toBeGreaterThan(0);
        expect(frontierGap({ covariance, gains, tolerance }, weights, constraints)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: propertyRuns() },
    );
  });

  const seeds = fc.record({ seed: fc.integer({ min: 0, max: 1e6 }), maxWeight: fc.constantFrom(1, 0.2) });
  const solved = (returns: ReturnType<typeof syntheticReturns>, maxWeight: number) =>
    maxRatio({
      covariance: sampleCovariance(returns),
      gains: meanReturns(returns),
      constraints: constraintsFor(returns.cols, { maxWeight }),
    }).weights;

  it('does not depend on the order of the columns', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(seeds, order, ({ seed, maxWeight }, columns) => {
        const returns = syntheticReturns({ rows: 60, cols: 8, seed });
        const straight = solved(returns, maxWeight);
        const expected = Float64Array.from(columns, (j) => straight[j]);
        expect(largestDifference(solved(reordered(returns, columns), maxWeight), expected)).toBeLessThanOrEqual(1e-10);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('does not change by a bit when returns are multiplied by a power of two', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -20, max: 20 }), ({ seed, maxWeight }, exponent) => {
        const returns = syntheticReturns({ rows: 20, cols: 12, seed });
        const scaled = { ...returns, values: returns.values.map((value) => value * 2 ** exponent) };
        expect(solved(scaled, maxWeight)).toEqual(solved(returns, maxWeight));
      }),
      { numRuns: propertyRuns() },
    );
  });
});
