import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkComposition, definitionFile, loadManifest, type Manifest, manifestPath } from '../../manifest/index.js';
import type { ProfileKind } from '../../storage/artifact-paths.js';
import { familyOf } from '../family.js';
import { runStage, type StageOutcome } from '../run-stage.js';
import { stagesOf } from '../stage-table.js';

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

/** Runs every stage of a profile, for every risk profile, after those of the children that are not pinned. */
export async function runLine(workspaceRoot: string, profile: string): Promise<StageOutcome[]> {
  const manifest = openManifest(workspaceRoot);
  const outcomes: StageOutcome[] = [];
  for (const { name, kind, risk } of familyOf(manifest, [profile])) {
    for (const { name: stage, perRiskProfile } of stagesOf(kind)) {
      for (const riskProfile of perRiskProfile ? risk.profiles : [undefined]) {
        const context = { workspaceRoot, manifest, profile: name, ...(riskProfile && { riskProfile }) };
        outcomes.push(await runStage(stage, context));
      }
    }
  }
  return outcomes;
}
