import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { ownMemory } from './memory.js';
import { nonNegativeMinimum } from './non-negative-minimum.js';
import { gradientOf } from './quadratic.js';
import { frontierArbitrary } from './testing/frontier-problems.js';

describe('nonNegativeMinimum', () => {
  it('leaves no asset at 0 that gains, and none above 0 that would gain or lose by more', () => {
    fc.assert(
      fc.property(frontierArbitrary, ({ covariance, gains }) => {
        const { values } = nonNegativeMinimum({ covariance, gains }, ownMemory)!;
        const slope = gradientOf({ covariance, gains, tolerance: 1 }, values);
        const rounding = 1e-11 * values.reduce((largest, value) => Math.max(largest, value), 1);
        values.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(0);
          if (value > 0) expect(Math.abs(slope[i])).toBeLessThanOrEqual(rounding);
          else expect(slope[i]).toBeGreaterThanOrEqual(-rounding);
        });
      }),
      { numRuns: propertyRuns() },
    );
  });
});
