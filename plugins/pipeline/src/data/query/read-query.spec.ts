import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PriceTable } from '../price-table.js';
import { duckdb, hasExtension, inDuckDb, sleeveWorkspace, tableIn, why } from './testing/query-workspace.js';

const gone = Number.NaN;
const seen = ({ dates, symbols, values }: PriceTable) => ({ dates, symbols, values: [...values] });
const LONG = 'layout: long\nsymbol_column: symbol\nvalue_column: close\n';
const CSV = 'date,symbol,close\n2024-01-03,MSFT,4\n2024-01-02,AAPL,1\n2024-01-02,MSFT,2\n2024-01-03,AAPL,3.5\n';
const table = { dates: ['2024-01-02', '2024-01-03'], symbols: ['AAPL', 'MSFT'], values: [1, 2, 3.5, 4] };
const rowsOf = (...rows: readonly string[]) => `FROM (VALUES ${rows.join(', ')}) AS t(date, symbol, close)`;

describe.skipIf(duckdb === undefined)(`a query reads${why}`, () => {
  it('a declared CSV by its name, its rows in the order of date and symbol', async () => {
    const root = sleeveWorkspace(`${LONG}sql: FROM 'a.csv'\ninputs: [a.csv]`, { 'a.csv': CSV });
    expect(seen(await tableIn(root))).toEqual(table);
  });

  it('the same from a query that orders its rows otherwise', async () => {
    const sql = "sql: SELECT * FROM 'a.csv' ORDER BY close DESC";
    const root = sleeveWorkspace(`${LONG}${sql}\ninputs: [a.csv]`, { 'a.csv': CSV });
    expect(await tableIn(root)).toEqual(
      await tableIn(sleeveWorkspace(`${LONG}sql: FROM 'a.csv'\ninputs: [a.csv]`, { 'a.csv': CSV })),
    );
  });

  it('declared Parquet files by their pattern, a column that one of them lacks as empty cells', async () => {
    const root = sleeveWorkspace("sql: FROM 'prices/*.parquet'\ninputs: ['prices/*.parquet']", {
      'prices/note.txt': '',
    });
    const folder = join(root, 'sleeves/q/prices');
    await inDuckDb(
      ':memory:',
      `COPY (SELECT DATE '2024-01-03' AS date, 3.0 AS A, 4.0 AS B) TO '${folder}/b.parquet'`,
      `COPY (SELECT DATE '2024-01-02' AS date, 1.0 AS A) TO '${folder}/a.parquet'`,
    );
    expect(seen(await tableIn(root))).toEqual({ ...table, symbols: ['A', 'B'], values: [1, gone, 3, 4] });
  });

  it('tables of its database, joined with those of another and with a file', async () => {
    const sql = `sql: |
  SELECT date, symbol, close / split AS close
  FROM closes JOIN other.splits USING (symbol) SEMI JOIN 'wanted.csv' USING (symbol); -- adjusted`;
    const source = `${LONG}${sql}\ndatabase: a.duckdb\nattach: [{ name: other, type: duckdb, path: b.duckdb }]\ninputs: [wanted.csv]`;
    const root = sleeveWorkspace(source, { 'wanted.csv': 'symbol\nAAPL\n' });
    await inDuckDb(
      join(root, 'sleeves/q/a.duckdb'),
      `CREATE TABLE closes AS ${rowsOf("(DATE '2024-01-02', 'AAPL', 10)", "(DATE '2024-01-02', 'IBM', 7)")}`,
    );
    await inDuckDb(join(root, 'sleeves/q/b.duckdb'), "CREATE TABLE splits AS SELECT 'AAPL' AS symbol, 4 AS split");
    expect(seen(await tableIn(root))).toEqual({ dates: ['2024-01-02'], symbols: ['AAPL'], values: [2.5] });
  });

  it.each([
    ['dates that could be of two months', '03/01/2024', 'got "03/01/2024"'],
    ['timestamps', '2024-01-03 16:00:00', 'got "2024-01-03T16:00:00.000Z"'],
  ])('a CSV with %s, which are refused as in any CSV', async (_, date, got) => {
    const csv = `date,A\n${date},2\n`;
    await expect(tableIn(sleeveWorkspace("sql: FROM 'a.csv'\ninputs: [a.csv]", { 'a.csv': csv }))).rejects.toThrow(
      `sleeves/q/sleeve.yaml: source.sql: row 1, column date: a date must be a plain calendar date, ${got}`,
    );
  });

  it('a CSV of texts alone, whose first line is the header', async () => {
    const files = { 'a.csv': 'symbol,sector\nAAPL,tech\n' };
    const sql = `sql: "SELECT DATE '2024-01-02' AS date, symbol, 1 AS close FROM 'a.csv'"`;
    expect((await tableIn(sleeveWorkspace(`${LONG}${sql}\ninputs: [a.csv]`, files))).symbols).toEqual(['AAPL']);
  });

  it('whatever the time zone of the machine', async () => {
    const { TZ } = process.env;
    process.env.TZ = 'America/New_York';
    try {
      const sql = `sql: "SELECT TIMESTAMPTZ '2024-01-02 00:00:00+00'::DATE AS date, 'AAPL' AS symbol, 1 AS close"`;
      expect((await tableIn(sleeveWorkspace(`${LONG}${sql}`))).dates).toEqual(['2024-01-02']);
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  });

  it.each([
    ['dates', "DATE '2024-01-02'", '0.3::DOUBLE'],
    ['timestamps', "TIMESTAMP '2024-01-02'", '0.3::DECIMAL(18,4)'],
    ['timestamps in UTC', "TIMESTAMPTZ '2024-01-02 00:00:00+00'", "'0.3'"],
    ['timestamps in seconds', "TIMESTAMP_S '2024-01-02'", '0.3'],
    ['timestamps in milliseconds', "TIMESTAMP_MS '2024-01-02'", '0.3'],
    ['timestamps in nanoseconds', "TIMESTAMP_NS '2024-01-02'", '0.3'],
    ['texts', "'2024-01-02'", '0.3'],
  ])('%s, and numbers of every kind', async (_, date, number) => {
    const cells = `(${date}, 'AAPL', ${number})`;
    const { dates, values } = await tableIn(sleeveWorkspace(`${LONG}sql: ${JSON.stringify(rowsOf(cells))}`));
    expect([dates, [...values]]).toEqual([['2024-01-02'], [0.3]]);
  });

  it('whole numbers and nulls, in a wide table', async () => {
    const sql =
      "sql: \"SELECT DATE '2024-01-02' AS date, 7::HUGEINT AS A, NULL::INTEGER AS B UNION ALL SELECT '2024-01-03', 8, 9\"";
    expect([...(await tableIn(sleeveWorkspace(sql))).values]).toEqual([7, gone, 8, 9]);
  });
});

const PLACE = 'sleeves/q/sleeve.yaml: source.sql';

describe.skipIf(duckdb === undefined)(`a query is refused${why}`, () => {
  const DENIED = 'Permission Error: Cannot access ';
  it.each([
    ['a file that is not declared', "FROM 'b.csv'", DENIED],
    ['a declared file by a path from elsewhere', "FROM 'sleeves/q/a.csv'", DENIED],
    ['a file of the machine', "SELECT * FROM read_text('/etc/hostname')", DENIED],
    ['a folder of the machine', "FROM glob('/*')", DENIED],
    ['an address', "FROM 'https://example.org/a.csv'", 'Permission Error'],
    ['a table that is not there', 'FROM nowhere', 'Catalog Error: Table with name nowhere does not exist!'],
    ['a slip of the pen', 'SELEC 1', 'Failed to extract statements: Parser Error: syntax error at or near "SELEC"'],
    ['a file and writes another', "COPY (FROM 'a.csv') TO 'out.csv'", DENIED],
  ])('that reads %s', async (_, sql, got) => {
    const root = sleeveWorkspace(`${LONG}sql: ${JSON.stringify(sql)}\ninputs: [a.csv]`, { 'a.csv': CSV, 'b.csv': CSV });
    await expect(tableIn(root)).rejects.toThrow(`${PLACE}: DuckDB must be able to run the query, got ${got}`);
    await expect(tableIn(root)).rejects.toThrow(
      "(expected a result). The query is misspelt, or reads a file that is not a table of source.inputs, as in FROM 'a.csv'.",
    );
  });

  it.each([
    ['CREATE TABLE t AS SELECT 1', 'a statement of another kind'],
    ["ATTACH 'x.duckdb'", 'a statement of another kind'],
    ['SET threads = 8', 'a statement of another kind'],
    ['INSTALL httpfs', 'a statement of another kind'],
    ['SELECT 1; SELECT 2', '2 statements'],
  ])('that is %s', async (sql, got) => {
    const root = sleeveWorkspace(`sql: ${JSON.stringify(sql)}`);
    await expect(tableIn(root)).rejects.toThrow(
      `${PLACE}: a query is one SELECT, got ${got} (expected SELECT, WITH … SELECT or FROM …). A source is only read; make its tables outside of the run.`,
    );
    expect(readdirSync(join(root, 'sleeves/q'))).toEqual(['sleeve.yaml']);
  });

  it.each([
    [
      'a timestamp after midnight',
      ["(TIMESTAMP '2024-01-02 16:00:00', 'AAPL', 1)"],
      'row 1, column date: a date must be a plain calendar date, got "2024-01-02T16:00:00.000Z"',
    ],
    [
      'a midnight of another time zone',
      ["(TIMESTAMPTZ '2024-01-02 00:00:00-05', 'AAPL', 1)"],
      'row 1, column date: a date must be a plain calendar date, got "2024-01-02T05:00:00.000Z"',
    ],
    ['an endless date', ["('infinity'::DATE, 'AAPL', 1)"], 'row 1, column date: a date must be a plain calendar date'],
    [
      'a symbol twice on a date',
      ["(DATE '2024-01-02', 'AAPL', 1)", "(DATE '2024-01-02', 'AAPL', 2)"],
      'row 2, column date: a symbol must have one row a date, got 2024-01-02 for AAPL, after 2024-01-02 in row 1',
    ],
    [
      'a price of zero',
      ["(DATE '2024-01-02', 'AAPL', 0)"],
      'row 1, column close, symbol AAPL: a price must be a positive number',
    ],
    [
      'a list',
      ["(DATE '2024-01-02', 'AAPL', [1, 2])"],
      'row 1, column close, symbol AAPL: a value must be a decimal number',
    ],
    ['no row', ["(DATE '2024-01-02', 'AAPL', 1)) LIMIT 0 --"], 'the file must have rows, got 0 rows'],
  ])('whose result has %s', async (name, rows, message) => {
    const sql = name === 'no row' ? `${rowsOf("(DATE '2024-01-02', 'AAPL', 1)")} LIMIT 0` : rowsOf(...rows);
    await expect(tableIn(sleeveWorkspace(`${LONG}sql: ${JSON.stringify(sql)}`))).rejects.toThrow(
      `${PLACE}: ${message}`,
    );
  });

  it('whose database is none, or has changes in a log beside it', async () => {
    const none = sleeveWorkspace('sql: FROM t\ndatabase: a.duckdb', { 'a.duckdb': 'date,AAPL\n' });
    await expect(tableIn(none)).rejects.toThrow(
      `${PLACE}: DuckDB must be able to open sleeves/q/a.duckdb read-only, got IO Error: `,
    );
    const logged = sleeveWorkspace('sql: FROM t\ndatabase: a.duckdb', { 'a.duckdb': '', 'a.duckdb.wal': '' });
    await expect(tableIn(logged)).rejects.toThrow(
      'sleeves/q/a.duckdb: a database must have all its rows in its file, got changes in sleeves/q/a.duckdb.wal (expected no log of changes beside it). A program still writes to it, or ended without a checkpoint; open it once, run CHECKPOINT and close it.',
    );
  });

  it('whose input is no file', async () => {
    await expect(tableIn(sleeveWorkspace("sql: FROM 'x*.csv'\ninputs: ['x*.csv']"))).rejects.toThrow(
      `${PLACE}: DuckDB must be able to read x*.csv, got `,
    );
  });

  it('leaves its database as it was', async () => {
    const root = sleeveWorkspace(`${LONG}sql: FROM closes\ndatabase: a.duckdb`);
    await inDuckDb(
      join(root, 'sleeves/q/a.duckdb'),
      `CREATE TABLE closes AS ${rowsOf("(DATE '2024-01-02', 'AAPL', 10)")}`,
    );
    await Promise.all([tableIn(root), tableIn(root)]);
    expect(readdirSync(join(root, 'sleeves/q')).sort()).toEqual(['a.duckdb', 'sleeve.yaml']);
    expect(existsSync('.tmp')).toBe(false);
  });
});

const [hasLite, hasPostgres] = [await hasExtension('sqlite'), await hasExtension('postgres')];
const without = (name: string) => ` (skipped: the ${name} extension of DuckDB is not installed)`;

const SERVER = `${LONG}sql: FROM desk.closes\nattach: [{ name: desk, type: postgres, connection_env: DESK }]\nsnapshot: "1"`;

describe.skipIf(duckdb === undefined)(`a server${why}`, () => {
  it('needs the variable that holds its connection string', async () => {
    await expect(tableIn(sleeveWorkspace(SERVER))).rejects.toThrow(
      `${PLACE}: the environment must have the variable DESK, got none (expected a connection string of PostgreSQL). Credentials are not written into sleeve.yaml; set the variable where the task runs.`,
    );
  });

  const whyNot = hasPostgres ? '' : without('postgres');
  it.skipIf(!hasPostgres)(`that does not answer is told without its connection string${whyNot}`, async () => {
    const deaf = "host=127.0.0.1 port=1 user=reader password='s3 cret' connect_timeout=1";
    const error = await tableIn(sleeveWorkspace(SERVER), { DESK: deaf }).catch((caught: Error) => caught);
    expect(error).toMatchObject({ name: 'DataError' });
    expect((error as Error).message).toContain(`${PLACE}: DuckDB must be able to open desk read-only, got `);
    expect((error as Error).message).not.toMatch(/s3|cret|port=1/);
  });
});

it.skipIf(!hasLite)(`SQLite is read${hasLite ? '' : without('sqlite')}`, async () => {
  const root = sleeveWorkspace(`${LONG}sql: FROM lite.closes\nattach: [{ name: lite, type: sqlite, path: a.db }]`);
  await inDuckDb(
    ':memory:',
    'LOAD sqlite',
    `ATTACH '${join(root, 'sleeves/q/a.db')}' AS lite (TYPE sqlite)`,
    `CREATE TABLE lite.closes AS ${rowsOf("('2024-01-02', 'AAPL', 10.5)")}`,
  );
  expect(seen(await tableIn(root))).toEqual({ dates: ['2024-01-02'], symbols: ['AAPL'], values: [10.5] });
});

const DESK = process.env.METAFOLIO_TEST_POSTGRES ?? '';
const noServer = DESK === '' ? ' (skipped: METAFOLIO_TEST_POSTGRES holds no connection string)' : without('postgres');

it.skipIf(DESK === '' || !hasPostgres)(`PostgreSQL is read${DESK !== '' && hasPostgres ? '' : noServer}`, async () => {
  const onServer = (statement: string) =>
    inDuckDb(':memory:', 'LOAD postgres', `ATTACH '${DESK}' AS desk (TYPE postgres)`, statement);
  await onServer('DROP TABLE IF EXISTS desk.metafolio_closes');
  await onServer(`CREATE TABLE desk.metafolio_closes AS ${rowsOf("(DATE '2024-01-02', 'AAPL', 10.5)")}`);
  const root = sleeveWorkspace(SERVER.replace('desk.closes', 'desk.metafolio_closes'));
  expect(seen(await tableIn(root, { DESK }))).toEqual({ dates: ['2024-01-02'], symbols: ['AAPL'], values: [10.5] });
  await onServer('DROP TABLE desk.metafolio_closes');
});
