import { ConfigurationError } from '../../errors.js';

/** What this package uses of `@duckdb/node-api`, so that it compiles and runs without it. */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, settings: Readonly<Record<string, string>>): Promise<DuckDbInstance>;
  };
  /** Names of the column types by their ids. */
  readonly DuckDBTypeId: Readonly<Record<number, string>>;
  readonly StatementType: { readonly SELECT: number };
}

export interface DuckDbInstance {
  connect(): Promise<DuckDbConnection>;
  closeSync(): void;
}

export interface DuckDbConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<DuckDbResult>;
  extractStatements(sql: string): Promise<{
    readonly count: number;
    prepare(index: number): Promise<{ readonly statementType: number }>;
  }>;
  closeSync(): void;
}

export interface DuckDbResult {
  columnNames(): string[];
  readonly columnCount: number;
  columnTypeId(index: number): number;
  getRows(): unknown[][];
}

/** As a variable, so that the compiler does not look for the package. */
const PACKAGE: string = '@duckdb/node-api';

/**
 * DuckDB, which is loaded when a query needs it.
 *
 * @param place - where the query stands
 * @throws ConfigurationError when it is not installed, or does not run on this platform
 */
export async function loadDuckDb(place: string): Promise<DuckDb> {
  try {
    return (await import(PACKAGE)) as DuckDb;
  } catch (error) {
    throw new ConfigurationError({
      where: place,
      rule: `a query needs the package ${PACKAGE}`,
      got: (error as Error).message.split('\n')[0],
      expected: 'the package in the workspace',
      cause: `DuckDB is optional; install it: npm install ${PACKAGE}`,
    });
  }
}
