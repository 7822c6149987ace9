import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { MAX_SOURCE_BYTES } from './csv-bytes.js';
import { MAX_LINE_LENGTH } from './csv-records.js';
import { fixtureCases, sleeveOf } from './testing/fixture-cases.js';
import { ingestCsv, readCsvTable } from './testing/ingest-csv.js';

const wide = { file: 'prices.csv', source: sleeveOf().source, symbols: undefined };
const text = 'Date,AAPL,MSFT\n2024-01-02,100,50.5\n2024-01-03,,1e1\n';
const table = {
  dates: ['2024-01-02', '2024-01-03'],
  symbols: ['AAPL', 'MSFT'],
  values: Float64Array.of(100, 50.5, Number.NaN, 10),
  origins: [{ file: 'prices.csv', unit: 'line', before: 0 }],
  lines: [2, 3],
};

describe('a source that cannot be read is refused by name:', () => {
  it.each(fixtureCases('unreadable'))('$name', ({ options, expected }) => {
    let error: unknown;
    try {
      ingestCsv(options);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(DataError);
    expect((error as DataError).message).toBe(expected);
  });

  it('a line over the limit', () => {
    const bytes = Buffer.from(`${text}2024-01-04,${'9'.repeat(MAX_LINE_LENGTH)},1\n`);
    expect(() => readCsvTable(bytes, wide)).toThrow(
      'prices.csv: line 4: a line must not be longer than the limit, got more than 1048576 characters (expected at most 1048576). A quote that is never closed swallows the lines after it, or the file is no CSV.',
    );
  });

  it('a gzip stream that grows over the size limit', () => {
    const member = gzipSync(Buffer.alloc(MAX_SOURCE_BYTES / 16));
    const bomb = Buffer.concat(new Array<Buffer>(17).fill(member));
    expect(bomb.byteLength).toBeLessThan(1024 * 1024);
    expect(() => readCsvTable(bomb, wide)).toThrow(
      'prices.csv: the source must not be larger than the limit, got more after decompression (expected at most 268435456 bytes). Split the universe into several sleeves, or keep only the columns that take part.',
    );
  });

  it('a long file whose table would not fit into memory', () => {
    const source = sleeveOf({ source: { layout: 'long', symbol_column: 'symbol', value_column: 'close' } }).source;
    const days = Array.from({ length: 9000 }, (_, k) => new Date(k * 86_400_000).toISOString().slice(0, 10));
    const rows = days.map((date, k) => `${date},S${k},1`);
    expect(() => readCsvTable(Buffer.from(`Date,symbol,close\n${rows.join('\n')}`), { ...wide, source })).toThrow(
      'prices.csv: the source must not span more cells than the limit, got 9000 dates for 9000 symbols (expected at most 67108864 cells). Symbol and value columns are mixed up, or the file holds many universes; declare the assets that take part.',
    );
  });
});

describe('one table is read from', () => {
  it.each([
    ['lines ended by LF', text],
    ['lines ended by CRLF', text.replaceAll('\n', '\r\n')],
    ['a file with a byte order mark', `\ufeff${text}`],
    ['a byte order mark before a quote', `\ufeff${text.replace('Date', '"Date"')}`],
    ['a file without a last newline', text.trimEnd()],
    ['quoted cells', text.replaceAll('100', '"100"').replaceAll('AAPL', '"AAPL"')],
    ['cells with space around them', text.replaceAll(',', ' , ')],
    [
      'numbers with a sign, leading zeros or an open decimal point',
      text.replace('100', '+0100.').replace('50.5', '.505E+2'),
    ],
  ])('%s', (_, source) => {
    expect(readCsvTable(Buffer.from(source), wide)).toEqual(table);
    expect(readCsvTable(gzipSync(source), wide)).toEqual(table);
  });

  it('a long file in any grouping, with the line of each cell', () => {
    const source = sleeveOf({ source: { layout: 'long', symbol_column: 'symbol', value_column: 'close' } }).source;
    const byDate = 'Date,symbol,close\n2024-01-02,AAPL,100\n2024-01-02,MSFT,50.5\n2024-01-03,MSFT,10\n';
    const bySymbol = 'close,x,symbol,Date\n100,,AAPL,2024-01-02\n50.5,,MSFT,2024-01-02\n10,,MSFT,2024-01-03\n';
    const expected = { ...table, lines: [2, 4], cellLines: Int32Array.of(2, 3, 0, 4) };
    expect(readCsvTable(Buffer.from(byDate), { ...wide, source })).toEqual(expected);
    expect(readCsvTable(Buffer.from(bySymbol), { ...wide, source })).toEqual(expected);
  });
});

it('a blank line moves the lines of the rows after it', () => {
  const { lines } = readCsvTable(Buffer.from(text.replace('\n2024-01-02', '\n\n2024-01-02')), wide);
  expect(lines).toEqual([3, 4]);
});

it('only the declared columns are looked at, in the order of the file', () => {
  const source = 'note,MSFT,Date,AAPL,=x\nfoo,2,2024-01-02,1,bar\n';
  const { symbols, values } = readCsvTable(Buffer.from(source), { ...wide, symbols: ['AAPL', 'MSFT'] });
  expect(symbols).toEqual(['MSFT', 'AAPL']);
  expect([...values]).toEqual([2, 1]);
});

it('names of real symbols are accepted', () => {
  const symbols = ['BRK.B', '^GSPC', 'EURUSD=X', '600519', 'BTC-USD', 'Société', '日経 225', 'A'.repeat(64)];
  const source = `Date,${symbols.join(',')}\n2024-01-02,${symbols.map(() => 1).join(',')}\n`;
  expect(readCsvTable(Buffer.from(source), wide).symbols).toEqual(symbols);
});
