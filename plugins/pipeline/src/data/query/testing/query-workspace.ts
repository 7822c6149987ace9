import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSleeve } from '../../../manifest/index.js';
import { workspaceOf } from '../../../storage/testing/workspace.js';
import type { PriceTable } from '../../price-table.js';
import { readSource } from '../../read-source.js';
import { type DuckDb, loadDuckDb } from '../duckdb.js';

/** DuckDB, or why the tests that need it are skipped. */
export const duckdb: DuckDb | undefined = await loadDuckDb('test').catch(() => undefined);
export const why = duckdb === undefined ? ' (skipped: @duckdb/node-api is not installed)' : '';

/** Has DuckDB run statements, on a file or in memory, as its users do outside of a run. */
export async function inDuckDb(path: string, ...statements: readonly string[]): Promise<void> {
  const instance = await duckdb!.DuckDBInstance.create(path, {});
  const connection = await instance.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Whether an extension of DuckDB is on this machine; nothing is downloaded. */
export async function hasExtension(name: string): Promise<boolean> {
  if (duckdb === undefined) return false;
  return inDuckDb(':memory:', `LOAD ${name}`).then(
    () => true,
    () => false,
  );
}

/** A workspace with a sleeve of this source, and files beside its sleeve.yaml. */
export function sleeveWorkspace(source: string, files: Record<string, string> = {}): string {
  const yaml = `description: test\ncalendar: XNYS\nsource:\n  kind: prices\n${source.replace(/^/gm, '  ')}\n`;
  const beside = Object.entries(files).map(([name, text]) => [`sleeves/q/${name}`, text]);
  return workspaceOf({ 'sleeves/q/sleeve.yaml': yaml, ...Object.fromEntries(beside) });
}

/** The table of that sleeve's source. */
export function tableIn(workspaceRoot: string, environment: NodeJS.ProcessEnv = {}): Promise<PriceTable> {
  const sleeve = loadSleeve({ workspaceRoot, profile: 'q' });
  const bytes = (file: string) => new Uint8Array(readFileSync(join(workspaceRoot, file)));
  const files = new Map(sleeve.sourceFiles.map((file) => [file, bytes(file)]));
  return readSource({ workspaceRoot, sleeve, files, environment });
}
