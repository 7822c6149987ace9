import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sleeveOf } from './testing/fixture-cases.js';
import { ingestCsv } from './testing/ingest-csv.js';

const rows = [
  '2024-01-02,100,,30,7',
  '2024-01-03,110,,33,8',
  '2024-01-04,99,50,,9',
  '2024-01-05,99,60,30,8',
  '2024-01-08,108,54,33,7',
];
const bytes = Buffer.from(`Date,AAPL,MSFT,KO,SPY\n${rows.join('\n')}\n`);
const options = { bytes, file: 'sleeves/test/prices.csv', sleeve: sleeveOf() };

describe('ingest', () => {
  it('gives returns, the metadata of each column, and the report of the audit', () => {
    const sleeve = sleeveOf({
      assets: { SPY: { market: 'ARCX' }, AAPL: { sector: 'Technology', adv: 1e10 }, MSFT: { direction: 'short' } },
      benchmarks: ['SPY'],
    });
    const { series, assets, integrity } = ingestCsv({ ...options, sleeve, as_of: '2024-01-08' });
    expect(series.matrix.assets).toEqual(['AAPL', 'MSFT', 'SPY']);
    expect(series.dates).toEqual(['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08']);
    const span = { first_date: '2024-01-02', last_date: '2024-01-08' };
    expect(assets).toEqual([
      { symbol: 'AAPL', ...span, benchmark: false, direction: 'long', sector: 'Technology', adv: 1e10 },
      { symbol: 'MSFT', ...span, first_date: '2024-01-04', benchmark: false, direction: 'short' },
      { symbol: 'SPY', ...span, benchmark: true, direction: 'long', market: 'ARCX' },
    ]);
    const { findings, ...report } = integrity;
    expect(report).toEqual({
      file: 'sleeves/test/prices.csv',
      kind: 'prices',
      calendar: 'XNYS',
      periods_per_year: 252,
      as_of: '2024-01-08',
      ...span,
      rows: 5,
      assets: 3,
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['late_listing']);
  });

  it('is the same for the gzipped file, and for the same observations in a long file', () => {
    const source = { layout: 'long', symbol_column: 'symbol', value_column: 'close' } as const;
    const symbols = ['AAPL', 'MSFT', 'KO', 'SPY'];
    const long = rows.flatMap((row) => {
      const [date, ...prices] = row.split(',');
      return symbols.flatMap((symbol, j) => (prices[j] === '' ? [] : [`${date},${symbol},${prices[j]}`]));
    });
    const inLong = Buffer.from(`Date,symbol,close\n${long.join('\n')}`);
    const wide = ingestCsv(options);
    expect(ingestCsv({ ...options, bytes: gzipSync(bytes) })).toEqual(wide);
    // In a long file the symbols stand in order of appearance: MSFT, listed on the third day, comes last.
    const reordered = ingestCsv({ ...options, bytes: inLong, sleeve: sleeveOf({ source }) });
    expect(reordered.series.matrix.assets).toEqual(['AAPL', 'KO', 'SPY', 'MSFT']);
    const column = (result: typeof wide, symbol: string) => {
      const { assets, cols, values } = result.series.matrix;
      return values.filter((_, k) => k % cols === assets.indexOf(symbol));
    };
    for (const symbol of symbols) expect(column(reordered, symbol)).toEqual(column(wide, symbol));
  });

  it('does not know an asset that is listed after as_of, declared or not', () => {
    const { series, assets, integrity } = ingestCsv({ ...options, as_of: '2024-01-03' });
    expect(series.matrix.assets).toEqual(['AAPL', 'KO', 'SPY']);
    expect(series.dates).toEqual(['2024-01-03']);
    expect(assets.map(({ last_date }) => last_date)).toEqual(['2024-01-03', '2024-01-03', '2024-01-03']);
    expect(integrity.findings).toEqual([]);
  });

  it('begins with the first value of the declared assets', () => {
    const { integrity, series } = ingestCsv({ ...options, sleeve: sleeveOf({ assets: { MSFT: {} } }) });
    expect(integrity.first_date).toBe('2024-01-04');
    expect(integrity.findings).toEqual([]);
    expect([...series.matrix.values]).toEqual([60 / 50 - 1, 54 / 60 - 1]);
  });

  it('takes the return over a blank holiday row from the rows around it', () => {
    const holiday = Buffer.from('Date,A\n2024-12-24,10\n2024-12-25,\n2024-12-26,11\n');
    const { series } = ingestCsv({ ...options, bytes: holiday, sleeve: sleeveOf({ calendar: 'weekdays' }) });
    expect(series.dates).toEqual(['2024-12-26']);
    expect([...series.matrix.values]).toEqual([11 / 10 - 1]);
  });
});
