import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IntegrityError } from '../errors.js';
import { decodeText, parseCanonical } from './parse-canonical.js';
import { bytesOf } from './testing/workspace.js';

const schema = z.strictObject({ a: z.number(), b: z.strictObject({ c: z.string() }).exactOptional() });

describe('parseCanonical', () => {
  it('reads a canonical text of the right form', () => {
    expect(parseCanonical('{"a":1,"b":{"c":"x"}}', schema, 'file.json')).toEqual({
      value: { a: 1, b: { c: 'x' } },
      members: [
        ['a', '1'],
        ['b', '{"c":"x"}'],
      ],
    });
  });

  it.each([
    ['a duplicate key', '{"a":1,"a":2}'],
    ['white space', '{"a": 1}'],
    ['keys out of order', '{"b":{"c":"x"},"a":1}'],
    ['a second spelling of a number', '{"a":1.0}'],
    ['a rounded integer', '{"a":9007199254740993}'],
    ['a number over the range', '{"a":1e999}'],
    ['a needless escape', '{"a":1,"b":{"c":"\\u0078"}}'],
    ['a lone surrogate', '{"a":1,"b":{"c":"\\ud800"}}'],
    ['a byte order mark', '\ufeff{"a":1}'],
    ['an unknown key', '{"a":1,"z":1}'],
    ['a key __proto__', '{"__proto__":{},"a":1}'],
    ['a missing key', '{}'],
    ['half a text', '{"a":1'],
    ['no text', ''],
    ['an array', '[1]'],
    ['no object', 'null'],
    ['200,000 levels', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('refuses %s', (_name, text) => {
    expect(() => parseCanonical(text, schema, 'file.json')).toThrow(IntegrityError);
    expect(() => parseCanonical(text, schema, 'file.json')).toThrow(/^file\.json: /);
  });

  it('names the place of what breaks the form', () => {
    expect(() => parseCanonical('{"a":1,"b":{"c":2}}', schema, 'file.json')).toThrow(/^file\.json: b\.c: /);
  });
});

describe('decodeText', () => {
  it('refuses malformed UTF-8 and keeps a byte order mark in sight', () => {
    expect(() => decodeText(new Uint8Array([0x7b, 0xff]), 'file.json')).toThrow('file.json: the text must be UTF-8');
    expect(decodeText(bytesOf('\ufeffa'), 'file.json')).toBe('\ufeffa');
  });
});
