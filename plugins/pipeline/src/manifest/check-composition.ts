import type { Manifest } from './manifest.js';
import { throwViolations } from './messages/throw-violations.js';
import { mergeProfile } from './resolve-profile.js';
import type { ResolvedMeta } from './resolved-profile.js';
import { childViolations } from './rules/child-rules.js';
import { nestingViolations } from './rules/nesting.js';
import { noProfileViolations } from './rules/no-profile.js';
import { profileViolations } from './rules/profile-rules.js';

export interface ProfileDirectories {
  /** Names of the folders of `sleeves/` that hold a sleeve.yaml. */
  readonly sleeveDirectories: ReadonlySet<string>;
  /** Names of the folders of `meta/` that hold a meta.yaml. */
  readonly metaDirectories: ReadonlySet<string>;
}

/**
 * Checks every profile of a manifest, and the metas against their children: known, with a folder or a pinned run, running the
 * same risk profiles, in no circle, not nested too deeply.
 *
 * @throws ConfigurationError with a line for every problem
 */
export function checkComposition(manifest: Manifest, directories: ProfileDirectories): void {
  const profiles = new Map(manifest.profileNames.map((name) => [name, mergeProfile(manifest, name)]));
  const metas = [...profiles.values()].filter((profile): profile is ResolvedMeta => profile.kind === 'meta');
  throwViolations([
    ...noProfileViolations(manifest),
    ...[...profiles.values()].flatMap((profile) => profileViolations(manifest, profile)),
    ...metas.flatMap((meta) => childViolations(meta, { manifest, profiles, directories })),
    ...nestingViolations(manifest, metas),
  ]);
}
