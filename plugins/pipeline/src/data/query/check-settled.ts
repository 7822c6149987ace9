import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../errors.js';
import { databaseFiles, type SqlSource } from '../../manifest/source-definition.js';

/** Files in which DuckDB and SQLite keep what is not yet in the database: read with it, but not hashed with it. */
const LOG_SUFFIXES = ['.wal', '-wal', '-journal'];

/** @throws {@link DataError} when a database of a source has a log of changes beside it */
export function checkSettled(workspaceRoot: string, source: SqlSource): void {
  for (const file of databaseFiles(source)) {
    const log = LOG_SUFFIXES.map((suffix) => `${file}${suffix}`).find((path) => existsSync(join(workspaceRoot, path)));
    if (log !== undefined) throw unsettled(file, log);
  }
}

function unsettled(file: string, log: string): DataError {
  return new DataError({
    where: file,
    rule: 'a database must have all its rows in its file',
    got: `changes in ${log}`,
    expected: 'no log of changes beside it',
    cause: 'A program still writes to it, or ended without a checkpoint; open it once, run CHECKPOINT and close it.',
  });
}
