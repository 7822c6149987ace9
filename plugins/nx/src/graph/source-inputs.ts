import type { SleeveDefinition } from '@metafolio/pipeline/graph';
import type { TargetInput } from './target-input.js';

/** Says which DuckDB runs the queries. As an external dependency Nx would refuse the task, in its own words, where it is not installed. */
const DUCKDB = 'node_modules/@duckdb/node-api/package.json';

/**
 * All that a sleeve reads its data from. A pattern stays a pattern, so that a file that comes to match it is a miss; data that git
 * ignores are hashed too, which Nx does only when it is told to.
 */
export function sourceInputs({ source, sourcePaths }: Pick<SleeveDefinition, 'source' | 'sourcePaths'>): TargetInput[] {
  const engine = source.sql === undefined ? [] : [DUCKDB];
  return [...sourcePaths, ...engine].map((path) => ({ fileset: `{workspaceRoot}/${path}`, includeIgnored: true }));
}
