import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.js';
import { dropLeast, heapOf } from './heap.js';

it('gives the keys from the least to the largest, each with its value', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (keys) => {
      const heap = heapOf({ keys: Float64Array.from(keys), values: Int32Array.from(keys.keys()), count: keys.length });
      const taken = keys.map(() => {
        const [key, value] = [heap.keys[0], heap.values[0]];
        dropLeast(heap);
        return { key, value };
      });
      expect(taken.map(({ key }) => key)).toEqual(keys.toSorted((a, b) => a - b));
      expect(taken.map(({ value }) => keys[value])).toEqual(taken.map(({ key }) => key));
      expect(new Set(taken.map(({ value }) => value)).size).toBe(keys.length);
      expect(heap.count).toBe(0);
    }),
    { numRuns: propertyRuns() },
  );
});
