/** Marsaglia's xorshift (2003), 32 bits; the same cases for the same seed. */
export function randomOf(seed) {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What is worth writing into a file: the ends of numbers, the syntax of every format, names with a meaning. */
const TOKENS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\0',
    '\\',
    '\\u0000',
    '\\ud800',
    '\u2028',
    '\u202e',
    '\ufeff',
  ],
  ...[
    'NaN',
    '.nan',
    'Infinity',
    '-Infinity',
    '.inf',
    '1e999',
    '-1e999',
    '1e-999',
    '-0',
    '9007199254740993',
    '0x10',
    '1_000',
    '1,5',
  ],
  ...[
    'null',
    'true',
    'no',
    '~',
    '2022-02-30',
    '0000-00-00',
    '99999-01-01',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
  ],
  ...[
    '../',
    '/etc/passwd',
    '/dev/zero',
    'CON',
    'file:///',
    '%00',
    '&a ',
    '*a ',
    '<<: ',
    '!!js/function ',
    '!!binary ',
    '--- ',
    '? ',
    '|',
    '>',
  ],
  ...[
    '=1+1',
    '+1',
    '-1',
    '@A',
    '<script>',
    'PAR1',
    '"__proto__":{}',
    '"hash":"0"',
    '"seq":0',
    '[[[[[[[[',
    '{"a":{"a":{"a":',
  ],
].map((text) => Buffer.from(text));

const NUMBERS = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 32 - 1];

const ANYWHERE = [
  (bytes, random) => replaced(bytes, { at: random(bytes.length), length: 1, by: Buffer.of(random(256)) }),
  (bytes, random) => {
    const at = random(bytes.length);
    return replaced(bytes, { at, length: 1, by: Buffer.of(bytes[at] ^ (1 << random(8))) });
  },
  (bytes, random) => replaced(bytes, { at: random(bytes.length), length: random(16), by: Buffer.alloc(0) }),
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) =>
    replaced(bytes, { at: random(bytes.length), length: random(8), by: TOKENS[random(TOKENS.length)] }),
  (bytes, random) => replaced(bytes, { at: random(bytes.length), length: 0, by: TOKENS[random(TOKENS.length)] }),
  (bytes, random) => {
    const number = Buffer.alloc(4);
    number.writeInt32LE(NUMBERS[random(NUMBERS.length)] | 0);
    return replaced(bytes, { at: random(bytes.length), length: 4, by: number });
  },
  // A piece of the file once more, elsewhere or very often.
  (bytes, random) => {
    const at = random(bytes.length);
    const piece = bytes.subarray(at, at + 1 + random(64));
    const times = random(20) === 0 ? 2_000 : 1;
    return replaced(bytes, { at: random(bytes.length), length: 0, by: Buffer.concat(Array(times).fill(piece)) });
  },
];

/** A digit of the text becomes another number. */
function inNumber(bytes, random) {
  const digits = [...bytes.keys()].filter((at) => bytes[at] >= 48 && bytes[at] <= 57);
  const at = digits[random(Math.max(digits.length, 1))] ?? 0;
  return replaced(bytes, { at, length: 1, by: Buffer.from(String(random(8) === 0 ? random(1e9) : random(10))) });
}

/** A file changed once or twice anywhere, or up to four times in its numbers only, which leaves most formats whole. */
export function mutated(bytes, random) {
  const ways = random(3) === 0 ? [inNumber] : [...ANYWHERE, inNumber];
  let changed = bytes;
  for (let left = 1 + random(ways.length === 1 ? 4 : 2); left > 0 && changed.length > 0; left--) {
    changed = ways[random(ways.length)](changed, random);
  }
  return changed.equals(bytes) ? mutated(bytes, random) : changed;
}

function replaced(bytes, { at, length, by }) {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]);
}
