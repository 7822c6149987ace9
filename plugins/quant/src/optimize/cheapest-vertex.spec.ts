import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { cheapestVertex } from './cheapest-vertex.js';
import { constraintsFor } from './constraints.js';
import { constraintViolation } from './feasible-set.js';
import { constraintsArbitrary } from './testing/arbitraries.js';
import { largestDifference } from './testing/largest-difference.js';

describe('cheapestVertex', () => {
  it('gives the whole budget to the asset of least variance where no bound forbids it', () => {
    expect(cheapestVertex(Float64Array.of(3, 1, 2), constraintsFor(3, {}))).toEqual(Float64Array.of(0, 1, 0));
  });

  it('goes to the next asset at an upper bound, and leaves the others at the lower one', () => {
    const start = cheapestVertex(Float64Array.of(4, 1, 2, 3), constraintsFor(4, { minWeight: 0.1, maxWeight: 0.5 }));
    expect(largestDifference(start, [0.1, 0.5, 0.3, 0.1])).toBeLessThanOrEqual(1e-16);
  });

  it('goes to another cluster at a cap', () => {
    const constraints = constraintsFor(4, { clusterCap: 0.7, clusters: [0, 0, 0, 1] });
    expect(largestDifference(cheapestVertex(Float64Array.of(1, 2, 3, 4), constraints), [0.7, 0, 0, 0.3])).toBeLessThan(
      1e-15,
    );
  });

  it('is feasible for any variances and constraints', () => {
    const variances = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(variances, constraintsArbitrary(6), (values, constraints) => {
        const start = cheapestVertex(Float64Array.from(values), constraints);
        expect(constraintViolation(start, constraints)).toBeLessThanOrEqual(1e-15);
        expect(Math.abs(start.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-14);
      }),
      { numRuns: propertyRuns() },
    );
  });
});
