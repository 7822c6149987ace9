import { gzipSync } from 'node:zlib';
import { encodeTable } from '../../../plugins/pipeline/src/data/parquet.js';
import { casesOf, type HostileCase, PRICES, pricesWith } from './case.js';

/** What stands where a symbol belongs. */
const SYMBOLS = [
  ...[
    '=1+1',
    '+A',
    '-A',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    '__proto__',
    'constructor',
    'prototype',
    'date',
    '',
  ],
  ...[
    '" A"',
    '"A "',
    'A\u0000',
    'A\u001b[2J',
    'A\u202eB',
    'A\u200bB',
    'A\u2028B',
    'BBB',
    'x'.repeat(65),
    '__index_level_0__',
    '"',
    '"A\nB"',
  ],
];

/** What stands where a price belongs. */
const CELLS = [
  ...[
    'NaN',
    'nan',
    'Infinity',
    '-Infinity',
    'inf',
    '1e999',
    '-1e999',
    '0x10',
    '1_000',
    '"1,5"',
    '1.5.5',
    '--1',
    '+',
    '-',
    'e5',
    '1e',
  ],
  ...['١٢', '=1+1', 'true', 'null', '#N/A', '1'.repeat(400), '-1', '0', '1e308', '\u0000', '1\u202e', "'1"],
];

/** What stands where a date belongs. */
const DATES = [
  ...[
    '2022-02-30',
    '2022-13-01',
    '2022-00-00',
    '0000-01-01',
    '99999-01-01',
    '-001-01-01',
    '2022/01/04',
    '20220104',
    '04.01.2022',
  ],
  ...[
    '2022-1-4',
    '2022-01-04T00:00:00Z',
    '44565',
    'today',
    '',
    '2022-01-04\u0000',
    '٢٠٢٢-٠١-٠٤',
    '2022-01-01',
    '2021-01-04',
  ],
];

const HEADER = 'date,AAA,BBB,CCC,DDD,EEE\n';
const parquet = Buffer.from(
  encodeTable([
    { name: 'date', type: 'date', values: ['2022-01-03', '2022-01-04'] },
    { name: 'AAA', type: 'double', values: Float64Array.of(1, 2) },
  ]),
);
/** The footer of a Parquet file says how long it is; here it says something else. */
function footerOf(length: number): Buffer {
  const bytes = Buffer.from(parquet);
  bytes.writeUInt32LE(length, bytes.length - 8);
  return bytes;
}

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'no bytes': '',
  'a header only': HEADER,
  'one row': `${HEADER}2022-01-03,1,1,1,1,1\n`,
  'a quote without end': `${HEADER}2022-01-03,"1,1,1,1,1\n${'2022-01-04,1,1,1,1,1\n'.repeat(1_000)}`,
  'a ragged row': `${HEADER}2022-01-03,1,1\n`,
  'a row of a million commas': `${HEADER}2022-01-03${','.repeat(1_000_000)}\n`,
  'a header of a hundred thousand columns': `date${Array.from({ length: 100_000 }, (_, k) => `,A${k}`).join('')}\n`,
  'a line of ten million characters': 'x'.repeat(10_000_000),
  'a million empty lines': '\n'.repeat(1_000_000),
  'a million quotes': '"'.repeat(1_000_001),
  'a column twice': 'date,AAA,AAA\n2022-01-03,1,1\n',
  'a date twice': `${HEADER}2022-01-03,1,1,1,1,1\n2022-01-03,1,1,1,1,1\n`,
  'dates backwards': `${HEADER}2022-01-04,1,1,1,1,1\n2022-01-03,1,1,1,1,1\n`,
  'UTF-16': Buffer.from(`\ufeff${HEADER}`, 'utf16le'),
  'Latin-1': Buffer.from('date,M\xdcV\n', 'latin1'),
  'bytes of zero': new Uint8Array(1_000),
  'a spreadsheet': Buffer.from('504b0304140000000800', 'hex'),
  'a gzip bomb': gzipSync(new Uint8Array(300 * 1024 * 1024), { level: 9 }),
  'gzip that is cut': gzipSync(HEADER).subarray(0, 20),
  'gzip with another checksum': Buffer.concat([gzipSync(HEADER).subarray(0, -8), Buffer.alloc(8)]),
  'gzip of gzip': gzipSync(gzipSync(HEADER)),
  'Parquet of the magic only': Buffer.from('PAR1PAR1'),
  'Parquet that is cut': parquet.subarray(0, parquet.length / 2),
  'Parquet without its head': Buffer.concat([Buffer.from('PAR1'), parquet.subarray(40)]),
  'Parquet with a footer longer than the file': footerOf(2 ** 31),
  'Parquet with the longest footer': footerOf(2 ** 32 - 1),
  'Parquet without a footer': footerOf(0),
  'Parquet with a footer of noise': Buffer.concat([
    parquet.subarray(0, -40),
    Buffer.alloc(32, 0xa5),
    parquet.subarray(-8),
  ]),
};

export const DATA_CASES: readonly HostileCase[] = [
  ...casesOf('a symbol', SYMBOLS, (symbol) => pricesWith('AAA', symbol)),
  ...casesOf('a price', CELLS, (cell) => pricesWith(/(?<=\n2022-02-01,)[\d.]+/, cell)),
  ...casesOf('a date', DATES, (date) => pricesWith('2022-02-01', date)),
  ...Object.entries(FILES).map(([name, bytes]) => ({ name: `prices: ${name}`, files: { [PRICES]: bytes } })),
];
