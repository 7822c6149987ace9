import { DataError } from '../../errors.js';
import type { SqlSource } from '../../manifest/source-definition.js';
import { attempt } from './attempt.js';
import type { DuckDb, DuckDbResult } from './duckdb.js';
import type { OpenDatabase } from './open-database.js';

/**
 * The result of a query, which is one SELECT.
 *
 * @throws {@link DataError} when it is something else, or DuckDB cannot run it
 */
export async function selectOnly(
  duckdb: DuckDb,
  { connection, secrets }: OpenDatabase,
  { sql, place, inputs }: SqlSource,
): Promise<DuckDbResult> {
  const [example = { name: 'prices.parquet' }] = inputs;
  const fault = {
    where: place,
    rule: 'DuckDB must be able to run the query',
    expected: 'a result',
    cause: `The query is misspelt, or reads a file that is not a table of source.inputs, as in FROM '${example.name}'.`,
    secrets,
  };
  return attempt(fault, async () => {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw notOneSelect(place, `${statements.count} statements`);
    const { statementType } = await statements.prepare(0);
    if (statementType !== duckdb.StatementType.SELECT) throw notOneSelect(place, 'a statement of another kind');
    return connection.runAndReadAll(sql);
  });
}

function notOneSelect(place: string, got: string): DataError {
  return new DataError({
    where: place,
    rule: 'a query is one SELECT',
    got,
    expected: 'SELECT, WITH … SELECT or FROM …',
    cause: 'A source is only read; make its tables outside of the run.',
  });
}
