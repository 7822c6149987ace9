import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { insertElement, insertMember } from './insert-json.js';

test('a member goes on a line of its own, indented as its neighbours, and they stay as they are', () => {
  const text =
    '{\n    // why\n    "profiles": {\n        "a": {}, "b": { "extends": "a" } // inline\n    },\n    "x":1\n}\n';
  expect(insertMember(text, ['profiles'], ['c', { sleeves: [1] }])).toBe(
    text.replace(
      '"b": { "extends": "a" }',
      '"b": { "extends": "a" },\n        "c": {\n            "sleeves": [\n                1\n            ]\n        }',
    ),
  );
});

test('a member joins those that share the line of their bracket', () => {
  expect(insertMember('{"a": {"b": 1}}', ['a'], ['c', 2])).toBe('{"a": {"b": 1, "c": 2}}');
  expect(insertElement('{ "plugins": ["x"] }', ['plugins'], 'y')).toBe('{ "plugins": ["x", "y"] }');
});

test('an empty object is opened', () => {
  expect(insertMember('{\n\t"profiles": {}\n}', ['profiles'], ['a', {}])).toBe(
    '{\n\t"profiles": {\n\t\t"a": {}\n\t}\n}',
  );
});

test('what is missing on the way is made', () => {
  expect(insertElement('{}', ['sync', 'globalGenerators'], 'x')).toBe(
    '{\n  "sync": {\n    "globalGenerators": [\n      "x"\n    ]\n  }\n}',
  );
});

test('line ends, comments and trailing commas stay', () => {
  const text = '{\r\n  /* all */\r\n  "plugins": [\r\n    "x", // one\r\n  ],\r\n}\r\n';
  const edited = insertElement(text, ['plugins'], { plugin: 'y' });
  expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  expect(edited).toContain('/* all */');
  expect(edited).toContain('// one');
  expect(parse(edited, [], { allowTrailingComma: true })).toEqual({ plugins: ['x', { plugin: 'y' }] });
});

test('a comment alone in an object stays', () => {
  expect(insertMember('{\n  "a": {\n    // none yet\n  }\n}', ['a'], ['b', 1])).toBe(
    '{\n  "a": {\n    // none yet\n    "b": 1\n  }\n}',
  );
});

test('a member of something that is no object is refused', () => {
  expect(() => insertMember('{"profiles": []}', ['profiles'], ['a', {}])).toThrow('profiles is a array, no object');
});
