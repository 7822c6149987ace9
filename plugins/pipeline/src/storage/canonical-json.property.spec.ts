import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}

it('canonical JSON does not depend on the order in which keys were set', () => {
  fc.assert(
    fc.property(json, (value) => canonicalJson(reversed(value)) === canonicalJson(value)),
    { numRuns: 100 },
  );
});

it('canonical JSON means the value that it was made from, and is its own canonical form', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 100 },
  );
});
