import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, workspaceOf } from '../storage/testing/workspace.js';
import { loadSleeve } from './load-sleeve.js';

const sleeve = (source: string, rest = 'calendar: XNYS') =>
  `description: ETFs\n${rest}\nsource:\n  kind: prices\n${source}`;
const load = (text: string, files: Record<string, string> = {}) =>
  loadSleeve({ workspaceRoot: workspaceOf({ 'sleeves/etf/sleeve.yaml': text, ...files }), profile: 'etf' });

describe('the files of a source', () => {
  test('are what its pattern matches, in code unit order, without folders and hidden files', () => {
    const files = ['a.csv', 'B.csv', 'a-10.csv', 'a-9.csv', '.~a.csv', 'a.csv.bak', 'é.csv', 'c.csv/inner.csv'];
    const { source, sourcePaths, sourceFiles } = load(
      sleeve('  path: prices/*.csv\n'),
      Object.fromEntries(files.map((name) => [`sleeves/etf/prices/${name}`, ''])),
    );
    const expected = ['B.csv', 'a-10.csv', 'a-9.csv', 'a.csv', 'é.csv'].map((name) => `sleeves/etf/prices/${name}`);
    expect(source).toMatchObject({ path: 'sleeves/etf/prices/*.csv', files: expected });
    expect(sourcePaths).toEqual(['sleeves/etf/prices/*.csv']);
    expect(sourceFiles).toEqual(expected);
  });

  test.each([
    ['one character', 'prices/202?.csv', ['prices/2020.csv', 'prices/2021.csv']],
    ['a folder', '*/2020.csv', ['other/2020.csv', 'prices/2020.csv']],
    ['a dot is no wildcard', 'prices/2020?csv', ['prices/2020.csv', 'prices/2020_csv']],
    ['a hidden file by its dot', 'prices/.*', ['prices/.hidden']],
    ['nothing', 'nowhere/*.csv', []],
    ['nothing below a file', 'prices/2020.csv/*', []],
  ])('match %s', (_, pattern, expected) => {
    const names = [
      'prices/2020.csv',
      'prices/2021.csv',
      'prices/2020_csv',
      'prices/20.csv',
      'prices/.hidden',
      'other/2020.csv',
    ];
    const files = Object.fromEntries(names.map((name) => [`sleeves/etf/${name}`, '']));
    expect(load(sleeve(`  path: ${JSON.stringify(pattern)}\n`), files).sourceFiles).toEqual(
      expected.map((name) => `sleeves/etf/${name}`),
    );
  });

  test('may be shared by sleeves, above their folders', () => {
    const { sourcePaths, sourceFiles } = load(sleeve('  path: ../../*.csv\n'), { 'all.csv': '' });
    expect([sourcePaths, sourceFiles]).toEqual([['*.csv'], ['all.csv']]);
  });

  test('are named without the links on the way, up to the first wildcard', () => {
    const workspaceRoot = workspaceOf({
      'sleeves/etf/sleeve.yaml': sleeve('  path: prices/*.csv\n'),
      'data/a.csv': '',
    });
    symlinkSync(join(workspaceRoot, 'data'), join(workspaceRoot, 'sleeves/etf/prices'));
    expect(loadSleeve({ workspaceRoot, profile: 'etf' }).sourceFiles).toEqual(['data/a.csv']);
  });

  test('cannot be reached through a link out of the workspace', () => {
    const workspaceRoot = workspaceOf({ 'sleeves/etf/sleeve.yaml': sleeve('  path: prices/*.csv\n') });
    const outside = temporaryFolder();
    mkdirSync(join(outside, 'prices'));
    writeFileSync(join(outside, 'prices/a.csv'), '');
    symlinkSync(join(outside, 'prices'), join(workspaceRoot, 'sleeves/etf/prices'));
    expect(() => loadSleeve({ workspaceRoot, profile: 'etf' })).toThrow(
      'sleeves/etf/sleeve.yaml:5: source.path: the path must stay in the workspace, got "prices"',
    );
  });
});

const QUERY = `  sql: FROM 'prices/*.parquet'
  database: prices.duckdb
  inputs: ["prices/*.parquet", ../../holdings.csv]
  attach:
    - { name: lite, type: sqlite, path: lite.db }
    - { name: desk, type: postgres, connection_env: DESK }
  snapshot: "2024-01-31"
`;

describe('a query', () => {
  test('has the paths of all that it reads from the workspace root, and its databases and inputs as files to hash', () => {
    const { source, sourcePaths, sourceFiles } = load(sleeve(QUERY), { 'sleeves/etf/prices/b.parquet': '' });
    expect(source).toEqual({
      kind: 'prices',
      layout: 'wide',
      date_column: 'date',
      sql: "FROM 'prices/*.parquet'",
      place: 'sleeves/etf/sleeve.yaml: source.sql',
      database: 'sleeves/etf/prices.duckdb',
      inputs: [
        { name: 'prices/*.parquet', path: 'sleeves/etf/prices/*.parquet', files: ['sleeves/etf/prices/b.parquet'] },
        { name: '../../holdings.csv', path: 'holdings.csv', files: ['holdings.csv'] },
      ],
      attach: [
        { name: 'lite', type: 'sqlite', path: 'sleeves/etf/lite.db' },
        { name: 'desk', type: 'postgres', connection_env: 'DESK' },
      ],
      snapshot: '2024-01-31',
    });
    const databases = ['sleeves/etf/lite.db', 'sleeves/etf/prices.duckdb'];
    expect(sourcePaths).toEqual(['holdings.csv', ...databases, 'sleeves/etf/prices/*.parquet']);
    expect(sourceFiles).toEqual(['holdings.csv', ...databases, 'sleeves/etf/prices/b.parquet']);
  });
});

test('a file of sessions is a file to hash, from the workspace root', () => {
  const calendar = 'calendar: { sessions: ../sessions.txt, periods_per_year: 245 }';
  const { calendar: loaded, sourceFiles } = load(sleeve('  path: prices.csv\n', calendar));
  expect(loaded).toEqual({ sessions: 'sleeves/sessions.txt', periods_per_year: 245 });
  expect(sourceFiles).toEqual(['sleeves/etf/prices.csv', 'sleeves/sessions.txt']);
});

const WILDCARDS =
  '(expected no **, no .. after a wildcard, none of [ ] { } ! and no backslash). The path also tells the cache which files to hash, so it must mean the same to both.';
const OUTSIDE_KEY = 'Files are hashed byte by byte.';

const BAD: [name: string, text: string, ...messages: string[]][] = [
  [
    'neither files nor a query',
    sleeve(''),
    '3: source: a source is either files or a query, got neither path nor sql (expected one of path and sql). path reads files as they are; sql has DuckDB select from files and databases.',
  ],
  [
    'both files and a query',
    sleeve('  path: a.csv\n  sql: FROM a\n'),
    '3: source: a source is either files or a query, got both path and sql (expected one of path and sql). path reads files as they are; sql has DuckDB select from files and databases.',
  ],
  [
    'keys of a query beside files',
    sleeve('  path: a.csv\n  database: a.duckdb\n  inputs: [b.csv]\n'),
    '6: source.database: only a query has this key, got "a.duckdb" (expected sql, or no such key). The files of source.path are read without DuckDB.',
    '7: source.inputs: only a query has this key, got ["b.csv"] (expected sql, or no such key). The files of source.path are read without DuckDB.',
  ],
  ...['prices/**/a.csv', '*/../../../a.csv', '[ab].csv', '{a,b}.csv', '!a.csv', 'prices\\a.csv'].map(
    (path): [string, string, string] => [
      `the pattern ${path}`,
      sleeve(`  path: ${JSON.stringify(path)}\n`),
      `5: source.path: a path must use no other wildcards than * and ?, got ${JSON.stringify(path)} ${WILDCARDS}`,
    ],
  ),
  [
    'a pattern of databases, and an input twice',
    sleeve('  sql: FROM a\n  database: "*.duckdb"\n  inputs: [a.csv, a.csv]\n'),
    '6: source.database: the path must be of one file, got "*.duckdb" (expected no wildcards). Only source.path and source.inputs may match several files.',
    '7: source.inputs[1]: an input stands twice, got "a.csv" (expected each once). Remove one of the two.',
  ],
  [
    'a server by a path, a file by a variable, two databases of one name',
    sleeve(
      '  sql: FROM a\n  attach:\n    - { name: a, type: postgres, path: a.db }\n    - { name: a, type: sqlite, connection_env: A }\n  snapshot: x\n',
    ),
    '7: source.attach[0].path: a postgres database does not have this key, got "a.db" (expected no such key). A server is reached by a connection string from the environment, a file by its path.',
    '7: source.attach[0].connection_env: a postgres database needs this key, got nothing (expected the key). A server is reached by a connection string from the environment, a file by its path.',
    '8: source.attach[1].path: a sqlite database needs this key, got nothing (expected the key). A server is reached by a connection string from the environment, a file by its path.',
    '8: source.attach[1].connection_env: a sqlite database does not have this key, got "A" (expected no such key). A server is reached by a connection string from the environment, a file by its path.',
    '8: source.attach[1].name: an attached database must have a name of its own, got "a" (expected each once). The query could not tell the two apart.',
  ],
  [
    'a server without a snapshot',
    sleeve('  sql: FROM a\n  attach: [{ name: a, type: postgres, connection_env: A }]\n'),
    '3: source.snapshot: a database outside of the workspace needs this key, got nothing (expected a text that changes with the data, such as their date). The bytes of a server cannot be hashed, so this text decides whether a cached result still holds.',
  ],
  [
    'a snapshot of files',
    sleeve('  path: a.csv\n  snapshot: "2024"\n'),
    `6: source.snapshot: only a database outside of the workspace has this key, got "2024" (expected no such key). ${OUTSIDE_KEY}`,
  ],
  [
    'a connection string where the name of a variable belongs',
    sleeve('  sql: FROM a\n  attach: [{ name: a, type: postgres, connection_env: "host=db" }]\n  snapshot: x\n'),
    '6: source.attach[0].connection_env: the text has the wrong form, got "host=db" (expected a text that matches ^[A-Z][A-Z0-9_]*$). Environment variable that holds its connection string (postgres); never the string itself.',
  ],
  [
    'a file of sessions without its periods',
    sleeve('  path: a.csv\n', 'calendar: { sessions: s.txt }'),
    '2: calendar.periods_per_year: the key is required, got nothing (expected a whole number from 1 to 366). Add it: Sessions a year, by which figures are made annual.',
  ],
  [
    'a slip in the keys of the calendar',
    sleeve('  path: a.csv\n', 'calendar: { sessions: s.txt, periods_per_year: 250, session: 1 }'),
    '2: calendar.session: the key is unknown, got "session" (expected one of "sessions", "periods_per_year"). Did you mean "sessions"?',
  ],
  [
    'hours for sessions',
    sleeve('  path: a.csv\n', 'calendar: { sessions: s.txt, periods_per_year: 8760 }'),
    '2: calendar.periods_per_year: the value is out of range, got 8760 (expected a whole number from 1 to 366). Sessions a year, by which figures are made annual.',
  ],
  [
    'several files of sessions',
    sleeve('  path: a.csv\n', 'calendar: { sessions: "20??.txt", periods_per_year: 250 }'),
    '2: calendar.sessions: the path must be of one file, got "20??.txt" (expected no wildcards). Only source.path and source.inputs may match several files.',
  ],
  [
    'sessions outside of the workspace',
    sleeve('  path: a.csv\n', 'calendar: { sessions: ../../../s.txt, periods_per_year: 250 }'),
    '2: calendar.sessions: the path must stay in the workspace, got "../../../s.txt" (expected a path below the workspace root). A run must not depend on files that the workspace does not hold; copy the file into it.',
  ],
  [
    'an unknown direction',
    sleeve('  path: a.csv\n', 'calendar: XNYS\nassets: { A: { direction: sell } }'),
    '3: assets.A.direction: the value is not among the choices, got "sell" (expected one of "long", "short"). Sign of its positions, when it is not the sleeve\'s.',
  ],
];

describe('a source that contradicts itself is told with file, line, path, rule, value and likely cause', () => {
  test.each(BAD)('%s', (_name, text, ...messages) => {
    const message = messages.map((line) => `sleeves/etf/sleeve.yaml:${line}`).join('\n');
    expect(() => load(text)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });
});
