import { describe, expect, test } from 'vitest';
import { lineOf } from './config-document.js';
import { parseJson } from './parse-json.js';

const LONG = 'x'.repeat(100);

const REFUSED: [name: string, text: string, message: string][] = [
  [
    'an empty file',
    '',
    'm.json:1: the text must be strict JSON, got the end of the file (expected a value). The file is empty or cut short.',
  ],
  [
    'a file cut short',
    '{\n"a": 1',
    'm.json:2: the text must be strict JSON, got the end of the file (expected a closing brace). The file is empty or cut short.',
  ],
  [
    'a comma too many in an object',
    '{\n"a": 1,\n}',
    'm.json:3: the text must be strict JSON, got "}" (expected a key in double quotes). The comma before it is one too many.',
  ],
  [
    'a comma too many in a list',
    '[1, ]',
    'm.json:1: the text must be strict JSON, got "]" (expected a value). The comma before it is one too many.',
  ],
  [
    'a missing comma',
    '[1 2]',
    'm.json:1: the text must be strict JSON, got "2" (expected a comma). A quote, a comma, a colon or a value is missing before it.',
  ],
  [
    'a missing value',
    '{"a": }',
    'm.json:1: the text must be strict JSON, got "}" (expected a value). A quote, a comma, a colon or a value is missing before it.',
  ],
  [
    'a missing colon',
    '{"a" 1}',
    'm.json:1: the text must be strict JSON, got "1" (expected a colon). A quote, a comma, a colon or a value is missing before it.',
  ],
  [
    'a comment',
    '{\n// why\n}',
    'm.json:2: the text must be strict JSON, got "// why" (expected no comment). JSON has no comments; write a description instead.',
  ],
  [
    'single quotes',
    "{'a': 1}",
    'm.json:1: the text must be strict JSON, got "\'a\'" (expected a JSON value). Texts and keys need double quotes; NaN, Infinity and undefined are not JSON.',
  ],
  [
    'NaN',
    '{"a": NaN}',
    'm.json:1: the text must be strict JSON, got "NaN" (expected a JSON value). Texts and keys need double quotes; NaN, Infinity and undefined are not JSON.',
  ],
  [
    'two documents',
    '{}\n{}',
    'm.json:2: the text must be strict JSON, got "{" (expected the end of the file). A bracket too many, or two documents in one file.',
  ],
  [
    'a text over two lines',
    '["a\nb"]',
    'm.json:1: the text must be strict JSON, got "\\"a" (expected a closing quote). A text must end in the line in which it begins.',
  ],
  [
    'a backslash of Windows',
    '["a\\w"]',
    'm.json:1: the text must be strict JSON, got "\\"a\\\\w\\"" (expected an escape that JSON has). Write a backslash as two.',
  ],
  [
    'half of a Unicode escape',
    '["\\u12"]',
    'm.json:1: the text must be strict JSON, got "\\"\\\\u12\\"" (expected four hexadecimal digits after \\u). A quote, a comma, a colon or a value is missing before it.',
  ],
  [
    'a control character in a text',
    '["\u0001"]',
    'm.json:1: the text must be strict JSON, got "\\"\\u0001\\"" (expected no control character in a text). A quote, a comma, a colon or a value is missing before it.',
  ],
  [
    'a number without its decimals',
    '[1.]',
    'm.json:1: the text must be strict JSON, got "1." (expected a digit). A quote, a comma, a colon or a value is missing before it.',
  ],
  [
    'a duplicate key',
    '{"a": {"b": 1,\n"b": 1}}',
    'm.json:2: a.b: the key stands twice in one object, got "b" (expected only the one in line 1). Remove one of the two; which one would win depends on the reader.',
  ],
  [
    'a duplicate key in two spellings',
    '{"a": 1, "\\u0061": 2}',
    'm.json:1: a: the key stands twice in one object, got "a" (expected only the one in line 1). Remove one of the two; which one would win depends on the reader.',
  ],
  [
    'a key __proto__',
    '{"profiles": {"__proto__": {}}}',
    'm.json:1: profiles.__proto__: the key is forbidden, got "__proto__" (expected another name). It has a meaning of its own in JavaScript; rename it.',
  ],
  [
    'a key __proto__ in another spelling',
    '{"\\u005f_proto__": {}}',
    'm.json:1: __proto__: the key is forbidden, got "__proto__" (expected another name). It has a meaning of its own in JavaScript; rename it.',
  ],
  [
    'a key constructor',
    '{"constructor": {}}',
    'm.json:1: constructor: the key is forbidden, got "constructor" (expected another name). It has a meaning of its own in JavaScript; rename it.',
  ],
  [
    'a key prototype',
    '{"prototype": {}}',
    'm.json:1: prototype: the key is forbidden, got "prototype" (expected another name). It has a meaning of its own in JavaScript; rename it.',
  ],
  [
    'a number over the largest double',
    '{"a": [1, 1e999]}',
    'm.json:1: a[1]: the number cannot be held exactly, got "1e999" (expected a finite number, integers up to 9007199254740991 in size). A digit or an exponent too many, or a text that needs quotes.',
  ],
  [
    'a number under the smallest double',
    '{"a": -1e-999}',
    'm.json:1: a: the number cannot be held exactly, got "-1e-999" (expected a finite number, integers up to 9007199254740991 in size). A digit or an exponent too many, or a text that needs quotes.',
  ],
  [
    'an integer over 2^53',
    '{"a": 9007199254740993}',
    'm.json:1: a: the number cannot be held exactly, got "9007199254740993" (expected a finite number, integers up to 9007199254740991 in size). A digit or an exponent too many, or a text that needs quotes.',
  ],
  [
    'a lone surrogate',
    '{"a": "\\ud800"}',
    'm.json:1: a: the text must be well-formed Unicode without NUL, got "\\ud800" (expected no lone surrogate and no NUL character). The text was cut in the middle of a character, or came out of binary data.',
  ],
  [
    'NUL in a key',
    '{"a\\u0000": 1}',
    'm.json:1: ["a\\u0000"]: the text must be well-formed Unicode without NUL, got "a\\u0000" (expected no lone surrogate and no NUL character). The text was cut in the middle of a character, or came out of binary data.',
  ],
  [
    'a long text, cut in the message',
    `[1 "${LONG}"]`,
    `m.json:1: the text must be strict JSON, got "\\"${'x'.repeat(77)}… (expected a comma). A quote, a comma, a colon or a value is missing before it.`,
  ],
];

describe('strict JSON', () => {
  test.each(REFUSED)('refuses %s', (_name, text, message) => {
    expect(() => parseJson('m.json', text)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  test('takes 32 levels and refuses the 33rd, even of a million', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => parseJson('m.json', nested(32))).not.toThrow();
    const message =
      /^m\.json:1: (\[0\]){32}: the file is nested too deeply, got 33 levels \(expected at most 32\)\. No/;
    expect(() => parseJson('m.json', nested(33))).toThrow(message);
    expect(() => parseJson('m.json', nested(1_000_000))).toThrow(message);
  });

  test('holds the largest safe integer, zeros and small numbers', () => {
    expect(parseJson('m.json', '[9007199254740991, 0, 0.0e5, -0.5e-300, 1e3]').value).toEqual([
      9007199254740991, 0, 0, -0.5e-300, 1000,
    ]);
  });

  test('knows the line of every key and element', () => {
    const document = parseJson('m.json', '{\n"a": [\n1,\n{"b":\n2}\n],\r\n"c": 3}');
    const lines = [[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'b'], ['c'], ['d'], ['a', 2]].map((path) =>
      lineOf(document, path),
    );
    expect(lines).toEqual([1, 2, 3, 4, 4, 7, undefined, undefined]);
  });
});
