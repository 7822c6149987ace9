import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deepFreeze } from '../deep-readonly.js';
import { deepMerge } from './deep-merge.js';

const KEY = fc.constantFrom('a', 'b', 'c');
const LEAF = fc.oneof(fc.nat(3), fc.array(fc.nat(3), { maxLength: 2 }));
const { object: OBJECT } = fc.letrec<{ object: Record<string, unknown> }>((tie) => ({
  object: fc.dictionary(KEY, fc.oneof({ maxDepth: 3 }, LEAF, tie('object')), { minKeys: 1 }),
}));

/** Every path to something that is no object, with its value. */
function leavesOf(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

test('every leaf of the upper layer is in the result', () => {
  fc.assert(
    fc.property(OBJECT, OBJECT, (base, over) => {
      const merged = new Map(leavesOf(deepMerge(base, over)));
      for (const [path, value] of leavesOf(over)) expect(merged.get(path)).toEqual(value);
    }),
    { numRuns: 100 },
  );
});

test('every leaf of the lower layer is in the result, unless the upper one says something there, above or below', () => {
  fc.assert(
    fc.property(OBJECT, OBJECT, (base, over) => {
      const merged = new Map(leavesOf(deepMerge(base, over)));
      const upper = leavesOf(over).map(([path]) => `${path}.`);
      for (const [path, value] of leavesOf(base)) {
        const isCovered = upper.some((other) => `${path}.`.startsWith(other) || other.startsWith(`${path}.`));
        if (!isCovered) expect(merged.get(path)).toEqual(value);
      }
    }),
    { numRuns: 100 },
  );
});

test('merging changes neither layer, and a layer over itself is itself', () => {
  fc.assert(
    fc.property(OBJECT, OBJECT, (base, over) => {
      deepMerge(deepFreeze(base), deepFreeze(over));
      expect(deepMerge(base, base)).toEqual(base);
    }),
    { numRuns: 100 },
  );
});
