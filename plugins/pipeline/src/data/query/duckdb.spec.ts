import { expect, it, vi } from 'vitest';
import { loadDuckDb } from './duckdb.js';

it('without DuckDB the message names the package and the command that installs it', async () => {
  vi.doMock('@duckdb/node-api', () => {
    throw Object.assign(new Error("Cannot find package '@duckdb/node-api'"), { code: 'ERR_MODULE_NOT_FOUND' });
  });
  const error = await loadDuckDb('sleeves/q/sleeve.yaml: source.sql').catch((caught: Error) => caught);
  vi.doUnmock('@duckdb/node-api');
  expect(error).toMatchObject({ name: 'ConfigurationError' });
  expect((error as Error).message).toMatch(
    /^sleeves\/q\/sleeve\.yaml: source\.sql: a query needs the package @duckdb\/node-api, got .* \(expected the package in the workspace\)\. DuckDB is optional; install it: npm install @duckdb\/node-api$/,
  );
});
