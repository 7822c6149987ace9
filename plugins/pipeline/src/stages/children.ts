import type { Manifest, ResolvedMeta } from '../manifest/index.js';
import { resolveProfile } from '../manifest/index.js';
import { archiveDirectory, runDirectory } from '../storage/artifact-paths.js';

/** A child of a meta-portfolio as its parent sees it: a name and a run, never what kind of thing made the run. */
export interface ChildRun {
  /** Name of the child inside its parent. */
  readonly id: string;
  readonly profile: string;
  /** The archived run that the manifest pins, if it pins one. */
  readonly runId?: string;
  /** Workspace-relative folder of the run. */
  readonly directory: string;
}

/** The runs that a meta-portfolio consumes, in the order of its manifest. */
export function childRuns(manifest: Manifest, { sleeves }: Pick<ResolvedMeta, 'sleeves'>): ChildRun[] {
  return sleeves.map(({ id, profile, run_id: runId }) =>
    runId === undefined
      ? { id, profile, directory: runDirectory(resolveProfile(manifest, profile).kind, profile) }
      : { id, profile, runId, directory: archiveDirectory(runId) },
  );
}
