import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigurationError } from '../../errors.js';
import { parseJson } from './parse-json.js';

const SAFE = fc
  .jsonValue({ maxDepth: 5 })
  .filter((value) => !/__proto__|constructor|prototype|\\u0000|\\ud/.test(JSON.stringify(value)));

test('what JSON.stringify wrote is read as JSON.parse reads it, or refused for a number that is not exact', () => {
  fc.assert(
    fc.property(SAFE, fc.nat(3), (value, space) => {
      const text = JSON.stringify(value, null, space);
      try {
        expect(parseJson('m.json', text).value).toEqual(JSON.parse(text));
      } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        expect(error.message).toContain('the number cannot be held exactly');
      }
    }),
    { numRuns: 100 },
  );
});

test('no damaged text passes that JSON.parse refuses, and none fails with anything but a ConfigurationError', () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(3),
    insert: fc.string({ maxLength: 3 }),
  });
  fc.assert(
    fc.property(SAFE, damage, (value, { at, drop, insert }) => {
      const text = JSON.stringify(value);
      const position = Math.floor(at * text.length);
      const damaged = text.slice(0, position) + insert + text.slice(position + drop);
      let parsed: unknown;
      try {
        parsed = parseJson('m.json', damaged).value;
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
        return;
      }
      expect(parsed).toEqual(JSON.parse(damaged));
    }),
    { numRuns: 100 },
  );
});
