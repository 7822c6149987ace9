import {
  definitionFile,
  loadSleeve,
  type Manifest,
  type ResolvedProfile,
  resolveProfile,
} from '../../manifest/index.js';
import { childRuns } from '../children.js';
import { stageDirectory } from '../stage-directory.js';
import { type Consumption, stagesOf } from '../stage-table.js';

export interface StageInstance {
  readonly profile: string;
  readonly stage: string;
  readonly riskProfile?: string | undefined;
}

/** The paths that the stage table lets one stage of one profile read, from the workspace root; `*` stands for any name. */
export function declaredInputs(workspaceRoot: string, manifest: Manifest, instance: StageInstance): string[] {
  const profile = resolveProfile(manifest, instance.profile);
  const stage = stagesOf(profile.kind).find(({ name }) => name === instance.stage)!;
  return [
    ...(stage.readsDefinition ? [definitionFile(profile.kind, profile.name)] : []),
    ...(stage.readsSource ? loadSleeve({ workspaceRoot, profile: profile.name }).sourceFiles : []),
    ...stage.consumes.flatMap((consumed) =>
      directories(manifest, profile, { consumed, riskProfile: instance.riskProfile }).flatMap((directory) =>
        consumed.files.map((file) => `${directory}/${file.replace('<p>', instance.riskProfile ?? '<p>')}`),
      ),
    ),
  ];
}

function directories(
  manifest: Manifest,
  profile: ResolvedProfile,
  { consumed, riskProfile }: { consumed: Consumption; riskProfile: string | undefined },
): string[] {
  if (consumed.of !== 'self') {
    const children = profile.kind === 'meta' ? childRuns(manifest, profile) : [];
    return children
      .filter(({ runId }) => consumed.of === 'children' || runId !== undefined)
      .map(({ directory }) => directory);
  }
  const of = consumed.riskProfiles === 'every' ? profile.risk.profiles : [consumed.riskProfiles && riskProfile];
  return of.map((one) => stageDirectory(profile, consumed.stage, one));
}

/** Whether a path is one that a declaration names. */
export function isDeclared(declaration: string, path: string): boolean {
  return declaration.endsWith('*') ? path.startsWith(declaration.slice(0, -1)) : path === declaration;
}
