import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PriceAuditError } from './audit-error.js';
import { ingestSeries } from './ingest.js';
import type { PriceTable } from './price-table.js';
import { readPriceTable } from './read-price-table.js';
import { sleeveOf } from './testing/fixture-cases.js';

const gone = Number.NaN;
const wide = sleeveOf().source;
const long = sleeveOf({ source: { layout: 'long', symbol_column: 'symbol', value_column: 'close' } }).source;

interface Reading {
  readonly source?: typeof wide;
  readonly symbols?: readonly string[];
}

const read = (files: Record<string, string | Uint8Array>, { source = wide, symbols }: Reading = {}) =>
  readPriceTable(
    new Map(Object.entries(files).map(([name, content]) => [name, new Uint8Array(Buffer.from(content))])),
    { file: 'prices/*', source, symbols },
  );
const seen = ({ dates, symbols, values }: PriceTable) => ({ dates, symbols, values: [...values] });

const JANUARY = 'Date,AAPL,MSFT\n2024-01-30,1,2\n2024-01-31,3,4\n';
const FEBRUARY = 'Date,MSFT,GOOG\n2024-02-01,5,6\n';

describe('wide files become one table', () => {
  it('when they follow one another in time, whatever the order of their names', async () => {
    const table = await read({ a: FEBRUARY, b: JANUARY });
    expect(seen(table)).toEqual({
      dates: ['2024-01-30', '2024-01-31', '2024-02-01'],
      symbols: ['MSFT', 'GOOG', 'AAPL'],
      values: [2, gone, 1, 4, gone, 3, 5, 6, gone],
    });
  });

  it('when they hold other assets, each with its own dates', async () => {
    const table = await read({ a: JANUARY, b: 'Date,GOOG\n2024-01-31,7\n2024-02-01,8\n' });
    expect(seen(table)).toEqual({
      dates: ['2024-01-30', '2024-01-31', '2024-02-01'],
      symbols: ['AAPL', 'MSFT', 'GOOG'],
      values: [1, 2, gone, 3, 4, 7, gone, gone, 8],
    });
  });

  it('when one is gzipped and another is Parquet', async () => {
    const parquet = readFileSync(new URL('fixtures/parquet/readable/codec-zstd.parquet', import.meta.url));
    const table = await read({ 'a.csv.gz': gzipSync('Date,AAPL\n2024-01-05,101\n'), 'b.parquet': parquet });
    expect(seen(table)).toEqual({
      dates: ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'],
      symbols: ['AAPL', 'MSFT'],
      values: [100, 50.5, gone, 10, 99.5, 0.3, 101, gone],
    });
  });

  it('without the dates of a file that holds none of the declared assets', async () => {
    const weekend = 'Date,BTC\n2024-02-03,9\n';
    const table = await read({ a: JANUARY, b: weekend }, { symbols: ['MSFT'] });
    expect(seen(table)).toEqual({ dates: ['2024-01-30', '2024-01-31'], symbols: ['MSFT'], values: [2, 4] });
  });
});

describe('long files become one table', () => {
  it('by date and symbol, in whatever order the files come', async () => {
    const first = 'Date,symbol,close\n2024-01-31,AAPL,3\n2024-02-01,AAPL,5\n';
    const second = 'Date,symbol,close\n2024-01-30,AAPL,1\n2024-01-31,MSFT,4\n';
    const table = await read({ 'part-10': first, 'part-9': second }, { source: long });
    expect(seen(table)).toEqual({
      dates: ['2024-01-30', '2024-01-31', '2024-02-01'],
      symbols: ['AAPL', 'MSFT'],
      values: [1, gone, 3, 4, 5, gone],
    });
  });

  it('though one of them has none of the declared assets', async () => {
    const files = { a: 'Date,symbol,close\n2024-01-31,AAPL,3\n', b: 'Date,symbol,close\n2024-01-31,MSFT,3\n' };
    expect((await read(files, { source: long, symbols: ['MSFT'] })).symbols).toEqual(['MSFT']);
  });
});

const OVERLAP =
  'Two downloads share days, or the pattern of source.path matches an old copy; leave each row in one file.';

describe('files that do not fit together are refused:', () => {
  it.each([
    [
      'an asset on a date in two wide files',
      { a: JANUARY, b: 'Date,AAPL\n2024-01-29,9\n2024-01-31,3\n' },
      `b: line 3: the files of one source must not overlap, got 2024-01-31 of AAPL, which stands in a: line 3 too (expected each date and asset in one file). ${OVERLAP}`,
    ],
    [
      'a wide row that two files have, though one of them is empty there',
      { a: 'Date,AAPL\n2024-01-30,\n2024-01-31,1\n', b: 'Date,AAPL\n2024-01-30,9\n' },
      `b: line 2: the files of one source must not overlap, got 2024-01-30 of AAPL, which stands in a: line 2 too (expected each date and asset in one file). ${OVERLAP}`,
    ],
    [
      'a file whose dates do not ascend',
      { a: JANUARY, b: 'Date,AAPL\n2024-02-02,9\n2024-02-01,3\n' },
      'b: line 3: the dates of a file that is joined with others must ascend, got 2024-02-01 after 2024-02-02 (expected a later date than in the row before). The file is sorted newest first, or two downloads were appended; sort it by date, one row a date.',
    ],
    [
      'a file without rows',
      { a: JANUARY, b: 'Date,AAPL\n' },
      'b: line 1: the file must have rows after its header, got 0 rows (expected at least 1). The query behind the export found nothing: a wrong range of dates or a wrong symbol.',
    ],
    [
      'no file at all',
      {},
      'prices/*: the pattern of source.path must match a file, got none (expected at least one). The data were not downloaded, or the pattern is misspelt; * stands for any characters but a slash.',
    ],
    [
      'dates without any asset',
      { a: 'Date\n2024-01-30\n' },
      'prices/*: the source must have an asset, got a column of dates alone (expected a column for each asset). The query behind the export found no symbol, or the file is long and source.layout says wide.',
    ],
  ])('%s', async (_, files, message) => {
    await expect(read(files)).rejects.toThrow(expect.objectContaining({ name: 'DataError', message }));
  });

  it('a date and symbol in two long files', async () => {
    const files = { a: 'Date,symbol,close\n2024-01-31,AAPL,3\n', b: 'Date,symbol,close\n2024-01-31,AAPL,3\n' };
    await expect(read(files, { source: long })).rejects.toThrow(
      `b: line 2: the files of one source must not overlap, got 2024-01-31 of AAPL, which stands in a: line 2 too (expected each date and asset in one file). ${OVERLAP}`,
    );
  });

  it('a declared asset that no file has', async () => {
    await expect(read({ a: JANUARY, b: FEBRUARY }, { symbols: ['AAPL', 'IBM'] })).rejects.toThrow(
      'prices/*: every declared asset must be in the file, got the symbols "AAPL", "MSFT", "GOOG" (expected "IBM").',
    );
  });
});

it('the audit names the file of a fault, in its message and in the rows of the finding', async () => {
  const table = await read({ a: JANUARY, b: 'Date,AAPL,MSFT\n2024-02-01,3,4\n2024-02-03,4,5\n2024-02-05,9,6\n' });
  const error = (() => {
    try {
      return ingestSeries({ table, file: 'prices/*', sleeve: sleeveOf(), calendar: 'XNYS' });
    } catch (caught) {
      return caught;
    }
  })() as PriceAuditError;
  expect(error).toBeInstanceOf(PriceAuditError);
  expect(error.message).toContain('prices/*: the price audit must find no error');
  const [weekend] = error.findings;
  expect(weekend?.message).toContain('b: line 3, column Date: every row must be a session of XNYS, got 2024-02-03');
  expect(weekend?.rows).toEqual([{ date: '2024-02-03', file: 'b', line: 3 }]);
  const jump = error.findings.find(({ rule }) => rule === 'one_day_jump');
  expect(jump?.rows.at(-1)).toEqual({ date: '2024-02-05', file: 'b', line: 4, symbol: 'AAPL', value: 9 });
});
