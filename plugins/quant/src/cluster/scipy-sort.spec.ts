import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { sortAsScipy } from './scipy-sort.js';

describe('sortAsScipy', () => {
  it('sorts the values and takes each position along, for any number of ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (given) => {
        const values = Float32Array.from(given);
        const positions = Int32Array.from(given.keys());
        sortAsScipy(values, positions, { start: 0, end: values.length });
        expect(values).toEqual(Float32Array.from(given).sort());
        expect(Array.from(positions, (position) => given[position])).toEqual(Array.from(values));
        expect(positions.slice().sort()).toEqual(Int32Array.from(given.keys()));
      }),
      { numRuns: propertyRuns() },
    );
  });

  it.each([
    ['three values stay in their order', [5, 5, 5], [0, 1, 2]],
    // By hand: no swap finds the median; nothing is below the last value, which goes to the front; three are left.
    ['of four equal values the last comes first', [5, 5, 5, 5], [3, 1, 2, 0]],
  ])('leaves ties as the quicksort does: %s', (_, given, expected) => {
    const positions = Int32Array.from(given.keys());
    sortAsScipy(Float32Array.from(given), positions, { start: 0, end: given.length });
    expect(Array.from(positions)).toEqual(expected);
  });
});
