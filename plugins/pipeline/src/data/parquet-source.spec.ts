import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { encodeReturns } from './parquet.js';
import { isParquet, readParquet } from './parquet-source.js';
import { sleeveOf } from './testing/fixture-cases.js';

const folder = new URL('fixtures/parquet/', import.meta.url);
const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(`${path}.parquet`, folder)));
const namesIn = (path: string) => readdirSync(new URL(path, folder)).map((name) => name.replace('.parquet', ''));

const wide = { file: 'prices.parquet', source: sleeveOf().source, symbols: undefined };
const long = sleeveOf({ source: { layout: 'long', symbol_column: 'symbol', value_column: 'close' } }).source;
const gone = Number.NaN;
const table = {
  dates: ['2024-01-02', '2024-01-03', '2024-01-04'],
  symbols: ['AAPL', 'MSFT'],
  values: Float64Array.of(100, 50.5, gone, 10, 99.5, 0.3),
  origins: [{ file: 'prices.parquet', unit: 'row', before: 0 }],
  lines: [1, 2, 3],
};

describe('one table is read from Parquet with', () => {
  it.each(namesIn('readable/'))('%s', async (name) => {
    expect(isParquet(bytesOf(`readable/${name}`))).toBe(true);
    expect(await readParquet(bytesOf(`readable/${name}`), wide)).toEqual({ table, symbols: table.symbols });
  });

  it('the returns that this package publishes', async () => {
    const values = Float64Array.of(-0, gone, 1 / 3, -0.999);
    const matrix = { assets: ['A', 'B'], rows: 2, cols: 2, values };
    const bytes = encodeReturns({ dates: ['2024-01-02', '2024-01-03'], matrix });
    const { source } = sleeveOf({ source: { kind: 'returns', date_column: 'date' } });
    const { table: read } = await readParquet(bytes, { ...wide, source });
    expect(read.values.every((value, k) => Object.is(value, values[k]))).toBe(true);
  });

  it('numbers of single precision, as the doubles next to them', async () => {
    const { table: read } = await readParquet(bytesOf('declared/single-precision'), wide);
    expect([...read.values]).toEqual([100, 50.5, gone, 10, 99.5, Math.fround(0.3)]);
  });

  it('whole numbers', async () => {
    const { table: read } = await readParquet(bytesOf('declared/whole-numbers'), wide);
    expect([...read.values]).toEqual([1, 2, gone, 3, 3, 4]);
  });

  it('a nested column that nobody asks for', async () => {
    const bytes = bytesOf('declared/a-nested-column-that-is-not-declared');
    const { table: read, symbols } = await readParquet(bytes, { ...wide, symbols: ['MSFT', 'AAPL'] });
    expect(read).toEqual(table);
    expect(symbols).toEqual(['AAPL', 'MSFT', 'tags']);
  });

  it('one row a date and symbol, with the row of each cell', async () => {
    const { table: read } = await readParquet(bytesOf('declared/long'), { ...wide, source: long });
    expect(read).toEqual({ ...table, lines: [1, 3, 4], cellLines: Int32Array.of(1, 2, 0, 3, 4, 5) });
  });
});

const MIDNIGHT =
  'A timestamp names an instant, and reading it in another time zone moves the session by a day; export the session date alone.';
const EXPECTED_DATE = '(expected yyyy-mm-dd from 1900 to 2100)';

const MESSAGES: Record<string, string> = {
  'timestamps-at-the-close': `prices.parquet: row 1, column Date: a date must be a plain calendar date, got "2024-01-02T16:00:00.000Z" ${EXPECTED_DATE}. ${MIDNIGHT}`,
  'midnights-of-New-York': `prices.parquet: row 1, column Date: a date must be a plain calendar date, got "2024-01-02T05:00:00.000Z" ${EXPECTED_DATE}. ${MIDNIGHT}`,
  'seconds-since-1970': `prices.parquet: row 1, column Date: a date must be a plain calendar date, got "1704153600" ${EXPECTED_DATE}. A spreadsheet serial number or a Unix time stands for the date; export ISO dates.`,
  'a-null-date': `prices.parquet: row 2, column Date: a date must be a plain calendar date, got "" ${EXPECTED_DATE}. The row is a footer, or its date was lost in an export.`,
  'an-infinity':
    'prices.parquet: row 2, column AAPL: a price must be a positive number, got Infinity (expected from 1e-15 to 1e+15). The value overflowed upstream, or digits ran together.',
  'a-price-of-zero':
    'prices.parquet: row 2, column AAPL: a price must be a positive number, got 0 (expected from 1e-15 to 1e+15). A missing price was written as zero, back-adjustment went below zero, or the column holds returns (source.kind: returns).',
  'truth-values':
    'prices.parquet: row 1, column AAPL: a value must be a decimal number, got "true" (expected digits with an optional decimal point and exponent, or an empty cell). Text of a footer, a comment or another column stands where a number belongs.',
  'a-list':
    'prices.parquet: column AAPL: a column must hold one value a row, got a list or a structure (expected numbers, texts or dates). The file nests its values; write one column a field, or declare the assets that take part.',
  'no-rows':
    'prices.parquet: the file must have rows, got 0 rows (expected at least 1). The query behind the export found nothing: a wrong range of dates or a wrong symbol.',
  'another-date-column':
    'prices.parquet: the file must have the column that source.date_column names, got the columns "day", "AAPL", "MSFT" (expected "Date"). The column was renamed, or source.date_column of sleeve.yaml names another file\'s column.',
  'unnamed-index-of-pandas':
    'prices.parquet: column 4: a symbol must be a printable name, got "__index_level_0__" (expected 1 to 64 printable characters, not starting with = + - @). pandas wrote the index of its frame as a column; name it in source.date_column, or write with index=False.',
  'symbols-as-numbers':
    'prices.parquet: row 1, column symbol: a symbol must be a text, got 1 (expected a column of texts). The codes were written as numbers, which drops their leading zeros; write the column as text.',
};

describe('a Parquet file that cannot be read is refused by name:', () => {
  it.each(namesIn('unreadable/'))('%s', async (name) => {
    const source = name.startsWith('symbols') ? long : wide.source;
    const reading = readParquet(bytesOf(`unreadable/${name}`), { ...wide, source });
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(expect.objectContaining({ message: MESSAGES[name] }));
  });

  it('a file cut short anywhere', async () => {
    const bytes = bytesOf('readable/codec-zstd');
    for (let end = 4; end < bytes.byteLength; end += 37) {
      const reading = readParquet(bytes.subarray(0, end), wide);
      await expect(reading).rejects.toThrow('prices.parquet: the Parquet file must be whole, got ');
    }
  });

  it('a file with a byte changed, unless what it says is still a table', async () => {
    const bytes = bytesOf('readable/codec-gzip');
    for (let at = 0; at < bytes.byteLength; at += 11) {
      const changed = bytes.with(at, bytes[at]! ^ 0x55);
      const error = await readParquet(changed, wide).then(
        () => undefined,
        (caught: unknown) => caught,
      );
      if (error !== undefined) expect(error).toBeInstanceOf(DataError);
    }
  });
});
