import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertMember } from './insert-json.js';

const profiles = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue(), { maxKeys: 4 });

test('in any style of JSON the member is added, the rest keeps its value, and every line but one its bytes', () => {
  fc.assert(
    fc.property(profiles, fc.constantFrom(0, 2, 4, '\t'), fc.jsonValue(), (before, indent, value) => {
      const document = { defaults: { a: 1 }, profiles: before, last: [] };
      const text = JSON.stringify(document, null, indent);
      const edited = insertMember(text, ['profiles'], ['new_one', value]);
      expect(JSON.parse(edited)).toEqual({
        ...document,
        profiles: { ...before, new_one: JSON.parse(JSON.stringify(value)) },
      });
      const kept = new Set(edited.split('\n'));
      const lost = text.split('\n').filter((line) => !kept.has(line));
      expect(lost.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100 },
  );
});
