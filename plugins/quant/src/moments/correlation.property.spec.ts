import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { correlationMatrix } from './correlation.js';
import { namedReturns, returnsArbitrary, scaled } from './testing/arbitraries.js';

describe('correlationMatrix', () => {
  it('lies within -1 and 1, with ones on the diagonal', () => {
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        correlationMatrix(returns).forEach((rho, k) => {
          expect(Math.abs(rho)).toBeLessThanOrEqual(1);
          if (k % (returns.cols + 1) === 0) expect(rho).toBe(1);
        });
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('is 1 exactly between a column and its copy', () => {
    fc.assert(
      fc.property(returnsArbitrary(1), (returns) => {
        fc.pre(returns.values.some((value) => value !== returns.values[0]));
        const twice = namedReturns(2, Float64Array.from(Array.from(returns.values).flatMap((value) => [value, value])));
        expect(correlationMatrix(twice)).toEqual(Float64Array.of(1, 1, 1, 1));
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('has the same bits for returns × 2^k', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.integer({ min: -20, max: 20 }), (returns, exponent) => {
        expect(correlationMatrix(scaled(returns, exponent))).toEqual(correlationMatrix(returns));
      }),
      { numRuns: propertyRuns() },
    );
  });
});
