import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { kthLargest } from './kth-largest.js';

it('is the value at that place of the sorted ones, ties among them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 }), (values) => {
      const descending = values.toSorted((a, b) => b - a);
      values.forEach((_, k) => {
        expect(kthLargest(Float64Array.from(values), k + 1)).toBe(descending[k]);
      });
    }),
    { numRuns: propertyRuns() },
  );
});
