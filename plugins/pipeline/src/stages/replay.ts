import { interpreterOf } from '../engines/python/interpreter.js';
import {
  definitionFile,
  loadManifest,
  loadSleeve,
  type Manifest,
  type ResolvedProfile,
  resolveProfile,
} from '../manifest/index.js';
import { openRun } from '../storage/open-run.js';
import { inScratchWorkspace } from '../storage/scratch-workspace.js';
import { childRuns } from './children.js';
import { familyOf } from './family.js';
import type { RunFile } from './run-file.js';
import { runProfile } from './run-profile.js';
import { stageDirectory } from './stage-directory.js';
import { AFTER_RUN } from './verify-profile.js';
import { factsOf } from './verify-run.js';

/**
 * Computes the run of a profile anew from its sources, in a temporary workspace without any artifact but the pinned runs.
 *
 * @returns run.json of it
 * @throws PipelineError as the first stage that fails
 */
export async function replayRun(workspaceRoot: string, manifest: Manifest, profile: string): Promise<RunFile> {
  const sources = familyOf(manifest, [profile]).flatMap((one) => sourcesOf(workspaceRoot, manifest, one));
  return inScratchWorkspace(workspaceRoot, [...manifest.files, ...sources], async (scratch) => {
    const copy = loadManifest({ workspaceRoot: scratch, path: manifest.path });
    await runProfile({
      workspaceRoot: scratch,
      manifest: copy,
      profile,
      python: interpreterOf(workspaceRoot, process.env),
      wanted: ({ name }) => !AFTER_RUN.includes(name),
    });
    return factsOf(openRun(scratch, stageDirectory(resolveProfile(copy, profile), 'run')));
  });
}

/** What a profile reads that no stage makes. */
function sourcesOf(workspaceRoot: string, manifest: Manifest, profile: ResolvedProfile): string[] {
  const { name } = profile;
  const inputs =
    profile.kind === 'sleeve'
      ? loadSleeve({ workspaceRoot, profile: name }).sourceFiles
      : childRuns(manifest, profile).flatMap(({ runId, directory }) => (runId === undefined ? [] : [directory]));
  return [definitionFile(profile.kind, name), ...inputs];
}
