import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { profileEngines, type ResolvedProfile } from '@metafolio/pipeline';
import { packageFolder } from './engine-inputs.js';
import type { TargetInput } from './target-input.js';

/** Engines that a profile names and that are not of this project. */
export function foreignEngines(profile: ResolvedProfile): string[] {
  return profileEngines(profile).filter((engine) => engine !== 'custom');
}

/**
 * The versions of foreign engines, and of what they compute with, as an input of the tasks that use them. A program tells them when a
 * task is hashed: a package that was installed anew is a miss, without the graph being made again.
 */
export function engineVersions(workspaceRoot: string, profile: ResolvedProfile): TargetInput[] {
  const program = join(packageFolder('@metafolio/pipeline'), 'dist/engines/print-versions.js');
  const path = relative(realpathSync(workspaceRoot), program).split(sep).join('/');
  return [{ runtime: `node "${path}" ${foreignEngines(profile).join(' ')}` }];
}
