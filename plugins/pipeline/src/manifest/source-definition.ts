import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.js';

const attachmentSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/)
      .describe('What the query calls the database.'),
    type: z.enum(['duckdb', 'sqlite', 'postgres']).describe('Kind of the database.'),
    path: z
      .string()
      .min(1)
      .exactOptional()
      .describe('Its file (duckdb, sqlite), relative to the folder of sleeve.yaml.'),
    connection_env: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/)
      .exactOptional()
      .describe('Environment variable that holds its connection string (postgres); never the string itself.'),
  })
  .describe('A database that the query reads beside its own, read-only.');

export const sourceSchema = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .exactOptional()
      .describe(
        'CSV (gzipped or not) or Parquet, relative to the folder of sleeve.yaml, inside the workspace; * and ? match several files.',
      ),
    sql: z.string().min(1).exactOptional().describe('Instead of path: one SELECT, which DuckDB runs.'),
    database: z
      .string()
      .min(1)
      .exactOptional()
      .describe('DuckDB file whose tables the query reads, relative to the folder of sleeve.yaml.'),
    attach: z.array(attachmentSchema).exactOptional().describe('Further databases that the query reads.'),
    inputs: z
      .array(z.string().min(1))
      .exactOptional()
      .describe("CSV and Parquet files that the query reads, each as a table of this name: FROM 'prices/*.parquet'."),
    snapshot: z
      .string()
      .min(1)
      .exactOptional()
      .describe('State of the databases outside of the workspace, such as a date; a new text is a new result.'),
    kind: z
      .enum(['prices', 'returns'])
      .describe('Whether the values are prices (in currency) or simple returns (fractions).'),
    layout: z
      .enum(['wide', 'long'])
      .default('wide')
      .describe('One column an asset (wide), or one row a date and asset (long).'),
    date_column: z.string().min(1).default('date').describe('Column of the dates, ISO yyyy-mm-dd.'),
    symbol_column: z.string().min(1).exactOptional().describe('Column of the symbols; needed by the long layout.'),
    value_column: z.string().min(1).exactOptional().describe('Column of the values; needed by the long layout.'),
  })
  .describe('Where the data of the sleeve are, and how to read them.');

/** A source as sleeve.yaml writes it. */
export type SourceDocument = DeepReadonly<z.output<typeof sourceSchema>>;

/** How to read a source: what its values are, the layout, and the names of its columns. */
export type SourceFormat = Pick<SourceDocument, 'kind' | 'layout' | 'date_column' | 'symbol_column' | 'value_column'>;

/** Prices or returns in files. All paths lead from the workspace root (POSIX). */
export interface FileSource extends SourceFormat {
  /** A path with symbolic links resolved, or a pattern. */
  readonly path: string;
  /** What it matches now, in code unit order; a path without wildcards matches itself, whether there is a file or not. */
  readonly files: readonly string[];
  readonly sql?: never;
}

/** Prices or returns that DuckDB selects. All paths lead from the workspace root (POSIX). */
export interface SqlSource extends SourceFormat {
  readonly sql: string;
  /** Where the query stands: `sleeves/etf/sleeve.yaml: source.sql`. */
  readonly place: string;
  readonly database?: string;
  readonly attach: readonly Attachment[];
  readonly inputs: readonly QueryInput[];
  readonly snapshot?: string;
  readonly path?: never;
}

/** Files that a query reads under the name by which sleeve.yaml declares them. */
export interface QueryInput extends Pick<FileSource, 'path' | 'files'> {
  readonly name: string;
}

/** A database beside the query's own: a file of the workspace, or a server that an environment variable names. */
export type Attachment =
  | { readonly name: string; readonly type: 'duckdb' | 'sqlite'; readonly path: string }
  | { readonly name: string; readonly type: 'postgres'; readonly connection_env: string };

/** The databases of a query that are files. */
export function databaseFiles({ database, attach }: SqlSource): string[] {
  return [database, ...attach.map((one) => (one.type === 'postgres' ? undefined : one.path))].filter(
    (path) => path !== undefined,
  );
}
