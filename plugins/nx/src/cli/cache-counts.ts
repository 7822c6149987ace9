import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stagesOf } from '@metafolio/pipeline/graph';

/** How the tasks of the last run ended, as Nx records it beside its cache. */
interface RunRecord {
  readonly tasks: readonly { readonly target: string; readonly cacheStatus: string }[];
}

/** Targets that run every time, by design. */
const UNCACHED = [...stagesOf('sleeve'), ...stagesOf('meta')]
  .filter(({ uncached }) => uncached)
  .map(({ name }) => name);

/** Of the cacheable tasks of the last run, how many came from the cache. */
export function cacheCounts(cacheDirectory: string): { hits: number; cacheable: number } {
  const { tasks } = JSON.parse(readFileSync(join(cacheDirectory, 'run.json'), 'utf8')) as RunRecord;
  const cacheable = tasks.filter(({ target }) => !UNCACHED.includes(target));
  return {
    hits: cacheable.filter(({ cacheStatus }) => cacheStatus.endsWith('-hit')).length,
    cacheable: cacheable.length,
  };
}
