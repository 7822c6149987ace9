import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { quantile } from './quantile.js';

const series = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((values) => Float64Array.from(values));
const probability = fc.double({ min: 0, max: 1, noNaN: true });

it('a quantile lies between the least and the largest value and rises with its probability', () => {
  fc.assert(
    fc.property(series, probability, probability, (values, p, q) => {
      const low = quantile(values, Math.min(p, q));
      const high = quantile(values, Math.max(p, q));
      expect(low).toBeGreaterThanOrEqual(Math.min(...values));
      expect(high).toBeLessThanOrEqual(Math.max(...values));
      expect(low - high).toBeLessThanOrEqual(1e-15);
    }),
    { numRuns: propertyRuns() },
  );
});

it('the order of the values does not matter, bit for bit', () => {
  fc.assert(
    fc.property(series, probability, (values, p) => {
      expect(quantile(values.toReversed(), p)).toBe(quantile(values, p));
    }),
    { numRuns: propertyRuns() },
  );
});

it('is the value of a sorted copy at the position of its probability, also among many equal values', () => {
  const withTies = fc
    .array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 60 })
    .map((values) => Float64Array.from(values));
  fc.assert(
    fc.property(withTies, fc.nat(), (values, seed) => {
      const rank = seed % values.length;
      const probability = values.length === 1 ? 0 : rank / (values.length - 1);
      expect(quantile(values, probability)).toBeCloseTo(values.toSorted()[rank], 12);
    }),
    { numRuns: propertyRuns() },
  );
});
