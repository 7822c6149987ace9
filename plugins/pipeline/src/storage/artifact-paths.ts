import { ConfigurationError } from '../errors.js';

export type ProfileKind = 'sleeve' | 'meta';

export interface StageAddress {
  readonly kind: ProfileKind;
  readonly profile: string;
  readonly stage: string;
  readonly riskProfile?: string;
}

const FOLDERS = { sleeve: 'sleeves', meta: 'meta' } as const satisfies Record<ProfileKind, string>;

/** Workspace-relative POSIX folder of one stage's artifact: `artifacts/sleeves/production/tournament/hrp`. */
export function artifactDirectory({ kind, profile, stage, riskProfile }: StageAddress): string {
  const segments = riskProfile === undefined ? [profile, stage] : [profile, stage, riskProfile];
  return ['artifacts', FOLDERS[kind], ...segments.map(checkSegment)].join('/');
}

/** Where the run of a sleeve or a meta is assembled. */
export function runDirectory(kind: ProfileKind, profile: string): string {
  return artifactDirectory({ kind, profile, stage: 'run' });
}

/** Where an archived run is kept for good. */
export function archiveDirectory(runId: string): string {
  return `artifacts/runs/${checkSegment(runId)}`;
}

/** Names become folders, so what could climb out of one is refused here, before any path is made. */
function checkSegment(name: string): string {
  if (/^[a-z][a-z0-9_-]*$/.test(name)) return name;
  throw new ConfigurationError({
    where: 'artifacts',
    rule: 'a profile, stage, risk profile or run_id names a folder',
    got: JSON.stringify(name),
    expected: 'lower-case letters, digits, _ and -, beginning with a letter',
    cause: 'The name in the manifest has a character that a folder name must not have.',
  });
}
