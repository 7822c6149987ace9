import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { columnTree } from './column-tree.js';
import { linkage } from './linkage.js';
import { anyDistances, columnDistances } from './testing/distances.js';

it('is the single linkage of all distances, also where integers of 16 bits cannot tell them apart, and where they tie', () => {
  fc.assert(
    // Squares of so few binary digits are summed without rounding: what ties, ties in any order of the sums.
    fc.property(anyDistances(12), fc.constantFrom(1, 2 ** -18), ({ n, distance }, fineness) => {
      const matrix = distance.map((value, k) => (k % (n + 1) === 0 ? 0 : 1 + value * fineness));
      expect(columnTree(matrix, n)).toEqual(linkage(columnDistances(matrix, n), n, 'single'));
    }),
    { numRuns: propertyRuns() },
  );
});
