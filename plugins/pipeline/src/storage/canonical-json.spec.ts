import { describe, expect, it } from 'vitest';
import { canonicalJson, prettyJson } from './canonical-json.js';

/** RFC 8785 (Rundgren, Jordan, Erdtman, 2020), appendix B: IEEE 754 bits and their text. */
const NUMBERS = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
] as const;

function fromBits(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

describe('canonicalJson', () => {
  it.each(NUMBERS)('writes the number with the bits %s as %s (RFC 8785, appendix B)', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text);
  });

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
    'refuses the number with the bits %s',
    (bits) => {
      expect(() => canonicalJson(fromBits(bits))).toThrow('value: a number must be finite');
    },
  );

  it('sorts keys by UTF-16 code units, not by code points (RFC 8785, 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('writes the sample of RFC 8785, 3.2.4, to the byte', () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const expected = [
      '7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72',
      '75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a',
      '5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31',
      '65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37',
      '5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30',
      '30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d',
    ].join(' ');
    expect(Buffer.from(canonicalJson(sample)).toString('hex')).toBe(expected.replaceAll(' ', ''));
  });

  it('escapes control characters, quote and backslash, and nothing else (RFC 8785, 3.2.2.2)', () => {
    expect(canonicalJson('\b\t\n\f\r\u0000\u001f"\\/\u007f\u2028é')).toBe(
      '"\\b\\t\\n\\f\\r\\u0000\\u001f\\"\\\\/\u007f\u2028é"',
    );
  });

  it('keeps an own key __proto__ as the key that it is', () => {
    expect(canonicalJson(JSON.parse('{"a":1,"__proto__":{"b":2}}'))).toBe('{"__proto__":{"b":2},"a":1}');
  });

  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  it.each([
    ['NaN', { a: [0, Number.NaN] }, 'value.a[1]: a number must be finite, got NaN'],
    ['an infinity', [Number.NEGATIVE_INFINITY], 'value[0]: a number must be finite, got -Infinity'],
    ['undefined', { weights: { SPY: undefined } }, 'value.weights.SPY: a value must be of a JSON type, got undefined'],
    ['a hole in an array', new Array(1), 'value[0]: a value must be of a JSON type, got undefined'],
    ['a lone high surrogate', { a: '\ud800' }, 'value.a: a text must be well-formed Unicode, got "\\ud800"'],
    ['a lone low surrogate in a key', { '\udc00': 1 }, 'value, a key: a text must be well-formed Unicode'],
    ['a bigint', 1n, 'value: a value must be of a JSON type, got bigint'],
    ['a function', () => 1, 'value: a value must be of a JSON type, got function'],
    ['a typed array', new Float64Array(1), 'value: a value must be of a JSON type, got a Float64Array'],
    ['a map', { a: new Map() }, 'value.a: a value must be of a JSON type, got a Map'],
    ['a date', new Date(0), 'value: a value must be of a JSON type, got a Date'],
    ['a cycle', cyclic, 'a value must not nest without end, got 65 levels (expected at most 64)'],
  ])('refuses %s', (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
    expect(() => prettyJson(value)).toThrow(message);
  });
});

describe('prettyJson', () => {
  it('keeps the order of the keys, indents by two spaces and ends with a newline', () => {
    expect(prettyJson({ b: [1], a: { c: null } })).toBe('{\n  "b": [\n    1\n  ],\n  "a": {\n    "c": null\n  }\n}\n');
  });
});
