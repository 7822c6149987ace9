import { archiveDirectory } from '../storage/artifact-paths.js';
import type { RunFile } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';

/** Keeps the run under its id. The id is the digest of the content, so an archived run never changes. */
export function archive({ inputs, directory }: StageRun<unknown>): StageProduct {
  const run = directory('run');
  const { run_id, digests } = inputs.artifactJson<RunFile>(run, 'run.json');
  const names = ['run.json', ...Object.keys(digests)];
  return {
    files: new Map(names.map((name) => [name, inputs.artifact(run, name)])),
    directory: archiveDirectory(run_id),
    summary: `kept as ${run_id}`,
  };
}
