import { archiveDirectory } from '../storage/artifact-paths.js';
import { verifyArtifact } from '../storage/verify.js';
import type { RunFile } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';

/** Keeps the run under its id. The id is the digest of the content, so an archived run that is whole is never written again. */
export function archive({ workspaceRoot, inputs, directory }: StageRun<unknown>): StageProduct {
  const run = directory('run');
  const { run_id, digests } = inputs.artifactJson<RunFile>(run, 'run.json');
  const kept = archiveDirectory(run_id);
  if (verifyArtifact({ workspaceRoot, directory: kept }).length === 0) {
    return { files: new Map(), directory: kept, summary: `${run_id} is kept already` };
  }
  const names = ['run.json', ...Object.keys(digests)];
  return {
    files: new Map(names.map((name) => [name, inputs.artifact(run, name)])),
    directory: kept,
    summary: `kept as ${run_id}`,
  };
}
