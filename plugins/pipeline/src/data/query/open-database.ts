import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Attachment, QueryInput, SqlSource } from '../../manifest/source-definition.js';
import { isParquet } from '../parquet-source.js';
import { attempt, type Fault } from './attempt.js';
import { checkSettled } from './check-settled.js';
import type { DuckDb, DuckDbConnection } from './duckdb.js';
import { connectionString } from './secrets.js';
import { identifier, literal } from './sql-text.js';

export interface OpenOptions {
  readonly workspaceRoot: string;
  readonly source: SqlSource;
  /** The bytes of the declared files, by their paths from the workspace root. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Where the connection strings of servers are. */
  readonly environment: NodeJS.ProcessEnv;
}

/** DuckDB with all that a query may read, and nothing else. */
export interface OpenDatabase {
  readonly connection: DuckDbConnection;
  /** Connection strings, which no message may show. */
  readonly secrets: readonly string[];
  readonly close: () => void;
}

/** One thread, since a sum depends on the order of its terms; nothing of this machine's own set-up. */
const SETTINGS = {
  threads: '1',
  temp_directory: '',
  secret_directory: devNull,
  allow_community_extensions: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Opens the databases of a source read-only, gives its input files their names, then shuts out everything else. */
export async function openDatabase(duckdb: DuckDb, options: OpenOptions): Promise<OpenDatabase> {
  const { source, workspaceRoot, environment } = options;
  checkSettled(workspaceRoot, source);
  const attachments = source.attach.map((one) => ({
    ...one,
    target: one.type === 'postgres' ? connectionString(one, source.place, environment) : join(workspaceRoot, one.path),
  }));
  const secrets = attachments.filter(({ type }) => type === 'postgres').map(({ target }) => target);
  const path = source.database === undefined ? ':memory:' : join(workspaceRoot, source.database);
  const mode = source.database === undefined ? {} : { access_mode: 'READ_ONLY' };
  const opening = openFault(source, source.database ?? path, secrets);
  const instance = await attempt(opening, () => duckdb.DuckDBInstance.create(path, { ...SETTINGS, ...mode }));
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await connection.run("SET TimeZone = 'UTC'");
    for (const attachment of attachments) {
      await attempt(openFault(source, attachment.name, secrets), () => attach(connection, attachment));
    }
    for (const input of source.inputs) {
      await attempt(inputFault(source, input, secrets), () => connection.run(viewOf(input, options)));
    }
    await shutOut(connection, options);
    return { connection, secrets, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function attach(
  connection: DuckDbConnection,
  { type, name, target }: Pick<Attachment, 'type' | 'name'> & { readonly target: string },
): Promise<void> {
  // DuckDB has its own format built in; the others are extensions, which it downloads once and signs.
  if (type !== 'duckdb') await connection.run(`INSTALL ${type}; LOAD ${type}`);
  await connection.run(`ATTACH ${literal(target)} AS ${identifier(name)} (TYPE ${type}, READ_ONLY)`);
}

/** A column that only some files have is NULL in the others; a folder named `year=2024` makes no column. */
const FILE_OPTIONS = 'union_by_name = true, hive_partitioning = false';

/** Types by all rows; only ISO dates are dates, since DuckDB would guess at `01/02/2024`. */
const CSV_OPTIONS = `header = true, sample_size = -1, dateformat = '%Y-%m-%d', timestampformat = '%Y-%m-%d %H:%M:%S', ${FILE_OPTIONS}`;

/** The files of an input as a table by the name of the input. */
function viewOf({ name, files }: QueryInput, { workspaceRoot, files: bytes }: OpenOptions): string {
  const isOfParquet = files.some((file) => isParquet(bytes.get(file)!));
  const [read, options] = isOfParquet ? ['read_parquet', FILE_OPTIONS] : ['read_csv', CSV_OPTIONS];
  const paths = files.map((file) => literal(join(workspaceRoot, file)));
  return `CREATE TEMPORARY VIEW ${identifier(name)} AS SELECT * FROM ${read}([${paths.join(', ')}], ${options})`;
}

/** From here on DuckDB opens no file but the declared ones, loads nothing, and its settings stay as they are. */
async function shutOut(connection: DuckDbConnection, { source, workspaceRoot }: OpenOptions): Promise<void> {
  const paths = source.inputs.flatMap(({ files }) => files.map((file) => literal(join(workspaceRoot, file))));
  for (const setting of [
    `allowed_paths = [${paths.join(', ')}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ]) {
    await connection.run(`SET ${setting}`);
  }
}

function openFault({ place }: SqlSource, database: string, secrets: readonly string[]): Fault {
  return {
    where: place,
    rule: `DuckDB must be able to open ${database} read-only`,
    expected: 'a database of the declared type',
    cause:
      'It is of another type, damaged or in use; or, for sqlite and postgres, DuckDB could not download the extension that reads it.',
    secrets,
  };
}

function inputFault({ place }: SqlSource, { name }: QueryInput, secrets: readonly string[]): Fault {
  return {
    where: place,
    rule: `DuckDB must be able to read ${name}`,
    expected: 'one or more files, all CSV or all Parquet',
    cause: 'No file has this name, the files are of two formats, or one of them was cut short.',
    secrets,
  };
}
