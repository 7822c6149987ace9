import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { profileWorkers, type ResolvedProfile } from '@metafolio/pipeline/graph';
import { packageFolder } from './engine-inputs.js';
import type { TargetInput } from './target-input.js';

/**
 * The versions of the packages in Python that a profile is computed with, and of what they rest on, as an input of the tasks that use them. A program tells them when a
 * task is hashed: a package that was installed anew is a miss, without the graph being made again.
 */
export function engineVersions(workspaceRoot: string, profile: ResolvedProfile): TargetInput[] {
  const program = join(packageFolder('@metafolio/pipeline'), 'dist/engines/print-versions.js');
  const path = relative(realpathSync(workspaceRoot), program).split(sep).join('/');
  return [{ runtime: `node "${path}" ${profileWorkers(profile).join(' ')}` }];
}
