import { artifactDirectory, type ProfileKind, runDirectory } from '../storage/artifact-paths.js';

/** Folder of one stage's artifact; the stages that assemble the run write the run's own folder. */
export function stageDirectory(
  { name: profile, kind }: { readonly name: string; readonly kind: ProfileKind },
  stage: string,
  riskProfile?: string,
): string {
  if (stage === kind || stage === 'run') return runDirectory(kind, profile);
  return artifactDirectory({ kind, profile, stage, ...(riskProfile === undefined ? {} : { riskProfile }) });
}
