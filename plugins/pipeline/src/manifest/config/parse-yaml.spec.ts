import { describe, expect, test } from 'vitest';
import { lineOf } from './config-document.js';
import { parseYaml } from './parse-yaml.js';

const KEY_CAUSE = 'YAML reads words like 0050, TRUE and ~ as numbers, truth values and null; put the key in quotes.';
const NUMBER =
  '(expected a finite number, integers up to 9007199254740991 in size). A digit or an exponent too many, or a text that needs quotes.';

const TEN = Array.from({ length: 10 }, (_, index) => index);
const BOMB = [
  'a: &a [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]',
  ...TEN.map((level) => `b${level}: &${'bcdefghijk'[level]} [${TEN.map(() => `*${'abcdefghij'[level]}`)}]`),
].join('\n');

const REFUSED: [name: string, text: string, message: string][] = [
  [
    'a bomb of aliases',
    BOMB,
    's.yaml:3: aliases repeat too many values, got more than 1000 values (expected at most 1000 in a file). Aliases of aliases grow without end; write the values out.',
  ],
  [
    'an alias without its anchor',
    'a: 1\nb: *top',
    's.yaml:2: an alias must repeat an anchor above it, got *top (expected a value marked &top). The name is misspelt; a text that begins with * needs quotes.',
  ],
  [
    'a duplicate key',
    'a:\n  b: 1\n  "b": 2',
    's.yaml:3: a.b: the key stands twice in one object, got "b" (expected only the one in line 2). Remove one of the two; which one would win depends on the reader.',
  ],
  [
    'a duplicate key through an alias',
    'a: &a {b: 1}\nc:\n  - *a\n  - {b: 1, b: 2}',
    's.yaml:4: c[1].b: the key stands twice in one object, got "b" (expected only the one in line 4). Remove one of the two; which one would win depends on the reader.',
  ],
  [
    'a key __proto__',
    'a:\n  __proto__: {}',
    's.yaml:2: a.__proto__: the key is forbidden, got "__proto__" (expected another name). It has a meaning of its own in JavaScript; rename it.',
  ],
  [
    'a key that is a number',
    'assets:\n  0050: {}',
    `s.yaml:2: a key must be a text, got 0050 (expected a plain word, or a text in quotes). ${KEY_CAUSE}`,
  ],
  [
    'a key that is a truth value',
    'TRUE: 1',
    `s.yaml:1: a key must be a text, got TRUE (expected a plain word, or a text in quotes). ${KEY_CAUSE}`,
  ],
  [
    'a key that is a map',
    '? {a: 1}\n: 2',
    `s.yaml:1: a key must be a text, got a collection or an alias (expected a plain word, or a text in quotes). ${KEY_CAUSE}`,
  ],
  ['not a number', 'a: .nan', `s.yaml:1: a: the number cannot be held exactly, got ".nan" ${NUMBER}`],
  ['infinity', 'a:\n  - -.inf', `s.yaml:2: a[0]: the number cannot be held exactly, got "-.inf" ${NUMBER}`],
  [
    'an integer over 2^53',
    'a: 9007199254740993',
    `s.yaml:1: a: the number cannot be held exactly, got "9007199254740993" ${NUMBER}`,
  ],
  [
    'a hexadecimal over 2^53',
    'a: 0x20000000000001',
    `s.yaml:1: a: the number cannot be held exactly, got "0x20000000000001" ${NUMBER}`,
  ],
  [
    'a number under the smallest double',
    'a: 1e-999',
    `s.yaml:1: a: the number cannot be held exactly, got "1e-999" ${NUMBER}`,
  ],
  [
    'a tag outside of the core schema',
    'a: !!binary aGk=',
    's.yaml:1: the text must be one YAML 1.2 document, got "a: !!binary aGk=" (expected valid YAML). Unresolved tag: tag:yaml.org,2002:binary.',
  ],
  [
    'two documents',
    'a: 1\n---\nb: 2',
    's.yaml:2: the text must be one YAML 1.2 document, got "---" (expected valid YAML). Source contains multiple documents; please use YAML.parseAllDocuments().',
  ],
  [
    'a list that does not end',
    'a: [1, 2',
    's.yaml:1: the text must be one YAML 1.2 document, got "a: [1, 2" (expected valid YAML). Flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  [
    'a tab as indentation',
    'a:\n\tb: 1',
    's.yaml:2: the text must be one YAML 1.2 document, got "b: 1" (expected valid YAML). Tabs are not allowed as indentation.',
  ],
  [
    'NUL in a text',
    'a: "\\0"',
    's.yaml:1: a: the text must be well-formed Unicode without NUL, got "\\u0000" (expected no lone surrogate and no NUL character). The text was cut in the middle of a character, or came out of binary data.',
  ],
  [
    'an anchor inside of itself',
    'a: &a [*a]',
    `s.yaml:1: a${'[0]'.repeat(31)}: the file is nested too deeply, got 33 levels (expected at most 32). No configuration needs so many levels; the file is damaged or hostile.`,
  ],
];

describe('YAML', () => {
  test.each(REFUSED)('refuses %s', (_name, text, message) => {
    expect(() => parseYaml('s.yaml', text)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  const TOO_DEEP = (line: number) =>
    `s.yaml:${line}: the file is nested too deeply, got 33 levels (expected at most 32). No configuration needs so many levels; the file is damaged or hostile.`;

  test.each([
    ['lists in lists', '- '.repeat(40), 1],
    ['a million of brackets', '['.repeat(1_000_000), 1],
    ['half a million of dashes', '- '.repeat(500_000), 1],
    ['keys of keys', '? '.repeat(500_000), 1],
    ['maps in maps, line by line', Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 34],
  ])('refuses hostile depth before it is composed: %s', (_name, text, line) => {
    expect(() => parseYaml('s.yaml', text)).toThrow(expect.objectContaining({ message: TOO_DEEP(line) }));
  });

  test('takes 32 levels of lists and of maps', () => {
    const lists = '['.repeat(32) + ']'.repeat(32);
    const maps = `${Array.from({ length: 32 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} 1`;
    expect(() => parseYaml('s.yaml', lists)).not.toThrow();
    expect(() => parseYaml('s.yaml', maps)).not.toThrow();
  });

  test('reads the core schema of YAML 1.2, even where a directive asks for 1.1', () => {
    const text = '%YAML 1.1\n---\na: no\nb: 0777\nc: 2001-01-01\nd: ~\ne: true\n"<<": {f: 1}\n"0050": x';
    expect(parseYaml('s.yaml', text).value).toEqual({
      a: 'no',
      b: 777,
      c: '2001-01-01',
      d: null,
      e: true,
      '<<': { f: 1 },
      '0050': 'x',
    });
  });

  test('writes aliases out, each as the last anchor before it', () => {
    const text = 'a: &x {b: 1}\nc: *x\nd: &x 2\ne: [*x, *x]';
    expect(parseYaml('s.yaml', text).value).toEqual({ a: { b: 1 }, c: { b: 1 }, d: 2, e: [2, 2] });
  });

  test('knows the line of every key and element; what an alias repeats stands at the alias', () => {
    const document = parseYaml('s.yaml', 'a: &x\n  - 1\n  - b: 2\nc: *x\n\nd:\n');
    const paths = [[], ['a'], ['a', 0], ['a', 1, 'b'], ['c'], ['c', 1, 'b'], ['d'], ['e']];
    expect(paths.map((path) => lineOf(document, path))).toEqual([1, 1, 2, 3, 4, 4, 6, undefined]);
  });

  test('reads an empty file as null', () => {
    expect(parseYaml('s.yaml', '# nothing yet\n').value).toBeNull();
  });
});
