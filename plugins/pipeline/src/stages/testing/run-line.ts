import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkComposition, definitionFile, loadManifest, type Manifest, manifestPath } from '../../manifest/index.js';
import type { ProfileKind } from '../../storage/artifact-paths.js';
import { runProfile } from '../run-profile.js';
import type { StageOutcome } from '../run-stage.js';

/** What a caller without Nx does first: the manifest of the workspace, its composition checked against the folders. */
export function openManifest(workspaceRoot: string, environment: NodeJS.ProcessEnv = {}): Manifest {
  const manifest = loadManifest({ workspaceRoot, path: manifestPath({ workspaceRoot, environment }) });
  checkComposition(manifest, {
    sleeveDirectories: directories(workspaceRoot, 'sleeve'),
    metaDirectories: directories(workspaceRoot, 'meta'),
  });
  return manifest;
}

function directories(workspaceRoot: string, kind: ProfileKind): Set<string> {
  const folder = join(workspaceRoot, kind === 'sleeve' ? 'sleeves' : 'meta');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Set(names.filter((name) => existsSync(join(workspaceRoot, definitionFile(kind, name)))));
}

/** Runs every stage of a profile and of all that it rests on. */
export function runLine(workspaceRoot: string, profile: string): Promise<StageOutcome[]> {
  return runProfile({ workspaceRoot, manifest: openManifest(workspaceRoot), profile });
}
