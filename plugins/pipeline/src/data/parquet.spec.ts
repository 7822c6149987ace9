import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { decodeReturns, decodeTable, encodeReturns, encodeTable } from './parquet.js';
import type { DatedReturns } from './time-series.js';

const series: DatedReturns = {
  dates: ['1969-12-31', '1970-01-01', '2024-02-29'],
  matrix: {
    assets: ['AAPL', 'BRK.B', '日経'],
    rows: 3,
    cols: 3,
    // The sign of zero, the smallest number and the last bit must survive.
    values: Float64Array.of(-0, Number.NaN, 0.1, 5e-324, 1 / 3, -0.999, 1e6, Number.NaN, -0.1),
  },
};
const bytes = encodeReturns(series);

describe('dated returns as Parquet', () => {
  it('come back bitwise', async () => {
    const { dates, matrix } = await decodeReturns(bytes);
    expect(dates).toEqual(series.dates);
    expect({ ...matrix, values: [...matrix.values] }).toEqual({ ...series.matrix, values: [...series.matrix.values] });
    expect(Object.is(matrix.values[0], -0)).toBe(true);
  });

  it('are the same bytes on every machine', () => {
    // Frozen with hyparquet-writer 0.17.0; a new digest means that every published artifact changes.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '5a2275fcca3c22f7b715c3ba0a5009e6af58f4fb30b3a9d84843bac551d8494a',
    );
    expect(Buffer.from(encodeReturns(series)).equals(bytes)).toBe(true);
  });

  it('come back from a view into a larger buffer', async () => {
    const larger = new Uint8Array(bytes.byteLength + 20);
    larger.set(bytes, 7);
    expect((await decodeReturns(larger.subarray(7, 7 + bytes.byteLength))).dates).toEqual(series.dates);
  });

  it('may have no rows', async () => {
    const empty = { dates: [], matrix: { assets: ['A'], rows: 0, cols: 1, values: new Float64Array() } };
    expect(await decodeReturns(encodeReturns(empty))).toEqual(empty);
  });

  it('refuse an infinity and an asset called date before anything is written', () => {
    const { matrix } = series;
    const infinite = { ...series, matrix: { ...matrix, values: matrix.values.map(() => Number.NEGATIVE_INFINITY) } };
    expect(() => encodeReturns(infinite)).toThrow('column AAPL is finite or NaN');
    const clash = { ...series, matrix: { ...matrix, assets: ['A', 'B', 'date'] } };
    expect(() => encodeReturns(clash)).toThrow('no asset takes its name');
  });
});

describe('a file that is no table of returns is refused:', () => {
  it.each([
    ['no bytes', new Uint8Array()],
    ['bytes of another kind', new TextEncoder().encode('date,AAPL\n2024-01-02,1\n')],
    ['a file cut short', bytes.subarray(0, bytes.byteLength - 30)],
    ['no dates', encodeTable([{ name: 'x', type: 'double', values: Float64Array.of(1) }])],
    ['no column', encodeTable([])],
    ['dates alone', encodeTable([date('2024-01-02')])],
    ['dates as text', encodeTable([{ name: 'date', type: 'string', values: ['2024-01-02'] }])],
    ['a column of text', encodeTable([date('2024-01-02'), { name: 'a', type: 'string', values: ['x'] }])],
    ['dates that descend', encodeTable([date('2024-01-03', '2024-01-02')])],
    ['a date twice', encodeTable([date('2024-01-03', '2024-01-03')])],
  ])('%s', async (_, wrong) => {
    await expect(decodeReturns(wrong)).rejects.toThrow(DataError);
    await expect(decodeReturns(wrong)).rejects.toThrow(
      'Parquet table: the file must be one that this package writes, got ',
    );
  });
});

it('a table keeps dates, doubles, texts and integers', async () => {
  const columns = [
    date('2024-01-02', '2024-01-01'),
    { name: 'window', type: 'int', values: [Number.MAX_SAFE_INTEGER, -1] },
    { name: 'symbol', type: 'string', values: ['Société', ''] },
    { name: 'weight', type: 'double', values: Float64Array.of(0.25, Number.NaN) },
  ] as const;
  expect(await decodeTable(encodeTable(columns))).toEqual(columns);
});

it('a table of unequal, repeated or impossible values is not written', () => {
  expect(() => encodeTable([date('2024-01-02'), date()])).toThrow('equal length');
  expect(() => encodeTable([date('2024-01-02'), date('2024-01-02')])).toThrow('unique names');
  expect(() => encodeTable([date('2024-02-30')])).toThrow('calendar dates');
  expect(() => encodeTable([{ name: 'n', type: 'int', values: [0.5] }])).toThrow('safe integers');
});

function date(...values: string[]) {
  return { name: 'date', type: 'date', values } as const;
}

const python = process.env.METAFOLIO_PYTHON ?? 'python3';

function canImport(...modules: string[]): boolean {
  return spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0;
}

describe('other programs', () => {
  const readers = [
    {
      name: 'pandas',
      modules: ['pandas', 'pyarrow'],
      script: `
import json, sys, pyarrow.parquet, pandas
types = [[field.name, str(field.type)] for field in pyarrow.parquet.read_schema(sys.argv[1])]
frame = pandas.read_parquet(sys.argv[1])
rows = [[str(row[0])[:10]] + [None if pandas.isna(x) else float(x) for x in row[1:]] for row in frame.itertuples(index=False)]
print(json.dumps({"types": types, "rows": rows}))`,
      types: { date: 'date32[day]', double: 'double' },
    },
    {
      name: 'DuckDB',
      modules: ['duckdb'],
      script: `
import json, sys, duckdb
relation = duckdb.read_parquet(sys.argv[1])
types = [[name, str(kind)] for name, kind in zip(relation.columns, relation.types)]
rows = [[row[0].isoformat(), *row[1:]] for row in relation.fetchall()]
print(json.dumps({"types": types, "rows": rows}))`,
      types: { date: 'DATE', double: 'DOUBLE' },
    },
  ];
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'metafolio-parquet-'));
    writeFileSync(join(folder, 'returns.parquet'), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const { name, modules, script, types } of readers) {
    const missing = !canImport(...modules);
    const why = missing
      ? ` (skipped: ${python} cannot import ${modules.join(' and ')}; METAFOLIO_PYTHON names another)`
      : '';
    it.skipIf(missing)(`${name} reads the dates, the numbers and the missing values${why}`, () => {
      const { stdout, stderr } = spawnSync(python, ['-c', script, join(folder, 'returns.parquet')], {
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      const read = JSON.parse(stdout) as { types: string[][]; rows: (string | number | null)[][] };
      expect(read.types).toEqual([['date', types.date], ...series.matrix.assets.map((asset) => [asset, types.double])]);
      const expected = series.dates.map((isoDate, t) => [
        isoDate,
        ...Array.from(series.matrix.values.subarray(t * 3, t * 3 + 3), (value) => (Number.isNaN(value) ? null : value)),
      ]);
      expect(read.rows).toEqual(expected);
    });
  }
});
