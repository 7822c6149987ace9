import type { SqlSource } from '../../manifest/source-definition.js';
import { readHeader } from '../header.js';
import type { LayoutOptions, Part } from '../layout.js';
import { layoutReader } from '../layout-reader.js';
import { loadDuckDb } from './duckdb.js';
import { type OpenOptions, openDatabase } from './open-database.js';
import { orderedRows } from './ordered-rows.js';
import { selectOnly } from './select-only.js';

export interface QueryOptions extends LayoutOptions, OpenOptions {
  readonly source: SqlSource;
}

/**
 * Runs the query of a source in DuckDB: read-only, on one thread, in UTC, with no file but the declared ones, so that the same files
 * give the same result on any machine (unless the query itself asks for the time or a random number).
 *
 * @returns T × N values, rows in the order of their dates, then symbols, whatever order the query gives them
 * @throws {@link DataError} when the query fails, or naming row and column of the first cell that breaks a rule;
 *   {@link ConfigurationError} when DuckDB or a variable of the environment is missing
 */
export async function readQuery(options: QueryOptions): Promise<Part> {
  const { source, symbols } = options;
  const duckdb = await loadDuckDb(source.place);
  const database = await openDatabase(duckdb, options);
  try {
    const result = await selectOnly(duckdb, database, source);
    const header = readHeader(result.columnNames(), { file: source.place, unit: 'row', line: 0 });
    const reader = layoutReader(header, { source, symbols });
    for (const [index, cells] of orderedRows(duckdb, result, reader.columns).entries()) reader.row(cells, index + 1);
    return reader.part();
  } finally {
    database.close();
  }
}
