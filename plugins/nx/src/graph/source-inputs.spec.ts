import { rmSync } from 'node:fs';
import { loadSleeve } from '@metafolio/pipeline';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/manifest-workspace.js';
import { sourceInputs } from './source-inputs.js';

function filesetsOf(source: string, calendar = 'XNYS'): unknown[] {
  const yaml = `description: test\ncalendar: ${calendar}\nsource: { kind: prices, ${source} }\n`;
  const workspaceRoot = temporaryFolder({ 'sleeves/etf/sleeve.yaml': yaml, 'sleeves/etf/prices/a.parquet': '' });
  onTestFinished(() => rmSync(workspaceRoot, { recursive: true }));
  const inputs = sourceInputs(loadSleeve({ workspaceRoot, profile: 'etf' }));
  expect(inputs.every((input) => 'includeIgnored' in input && input.includeIgnored)).toBe(true);
  return inputs.map((input) => 'fileset' in input && input.fileset);
}

test('a pattern of files stays a pattern, so that a new file is seen', () => {
  expect(filesetsOf('path: prices/*.parquet')).toEqual(['{workspaceRoot}/sleeves/etf/prices/*.parquet']);
});

test('a file of sessions is an input beside the prices', () => {
  expect(filesetsOf('path: prices.csv', '{ sessions: sessions.txt, periods_per_year: 245 }')).toEqual([
    '{workspaceRoot}/sleeves/etf/prices.csv',
    '{workspaceRoot}/sleeves/etf/sessions.txt',
  ]);
});

test('a query has its files, its databases and the version of DuckDB', () => {
  const source = 'sql: FROM t, database: a.duckdb, inputs: ["prices/*.parquet"]';
  expect(filesetsOf(source)).toEqual([
    '{workspaceRoot}/sleeves/etf/a.duckdb',
    '{workspaceRoot}/sleeves/etf/prices/*.parquet',
    '{workspaceRoot}/node_modules/@duckdb/node-api/package.json',
  ]);
});
