import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.js';

const WORD = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

/** The definition itself: the cheapest first step and what remains. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const steps = [
    byDefinition(a.slice(1), b) + 1,
    byDefinition(a, b.slice(1)) + 1,
    byDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    steps.push(byDefinition(a.slice(2), b.slice(2)) + 1);
  return Math.min(...steps);
}

test('the distance is that of the recursive definition, in both directions', () => {
  fc.assert(
    fc.property(WORD, WORD, (a, b) => {
      expect(editDistance(a, b)).toBe(byDefinition(a, b));
      expect(editDistance(b, a)).toBe(editDistance(a, b));
    }),
    { numRuns: 100 },
  );
});
