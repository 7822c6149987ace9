import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertMember } from './insert-json.js';

const profiles = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue(), { maxKeys: 4 });

test('in any style of JSON the member is added, the rest keeps its value, and every line but one its bytes', () => {
  fc.assert(
    fc.property(profiles, fc.constantFrom(0, 2, 4, '\t'), fc.jsonValue(), (before, indent, value) => {
      const text = JSON.stringify({ defaults: { a: 1 }, profiles: before, last: [] }, null, indent);
      // What the text says: JSON knows no negative zero.
      const document = JSON.parse(text);
      const edited = insertMember(text, ['profiles'], ['new_one', value]);
      expect(JSON.parse(edited)).toEqual({
        ...document,
        profiles: { ...document.profiles, new_one: JSON.parse(JSON.stringify(value)) },
      });
      const kept = new Set(edited.split('\n'));
      const lost = text.split('\n').filter((line) => !kept.has(line));
      expect(lost.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100 },
  );
});
