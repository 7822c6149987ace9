import { extendsChain, type Manifest, placeOfSettings, type ResolvedProfile } from '../manifest/index.js';
import { runDirectory } from '../storage/artifact-paths.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import { openInputs } from '../storage/inputs.js';
import { flatParameters } from './compare-parameters.js';
import { configSlice } from './config-slice.js';

export interface ChangedSettingsOptions {
  readonly workspaceRoot: string;
  readonly manifest: Manifest;
  readonly profile: ResolvedProfile;
  /** Blocks, single keys of a block, and with `!` keys to leave out of a block. */
  readonly settings: readonly string[];
  /** Digest of these settings as they were. */
  readonly was: string;
}

/**
 * Which of the settings are not as they were, where in the manifest, and what they were: by the run that was last assembled, if it has
 * the settings of the digest.
 */
export function changedSettings({ workspaceRoot, manifest, profile, settings, was }: ChangedSettingsOptions): string[] {
  const inputs = openInputs(workspaceRoot);
  const run = runDirectory(profile.kind, profile.name);
  const resolved = inputs.has(run) ? inputs.artifactJson<Record<string, unknown>>(run, 'resolved_manifest.json') : {};
  const before = configSlice(resolved, settings);
  if (sha256(canonicalJson(before)) !== was) {
    const read = settings.filter((setting) => !setting.startsWith('!'));
    return [`${manifest.path}: ${read.join(', ')} are not as they were`];
  }
  const [old, now] = [before, configSlice({ ...profile }, settings)].map((slice) => flatParameters(slice));
  const at = placeOfSettings(manifest, extendsChain(manifest, profile.name));
  const changed = [...new Set([...old!.keys(), ...now!.keys()])].filter((key) => old!.get(key) !== now!.get(key));
  return changed.map((key) => {
    const place = at(key.split('.'));
    return `${place} is ${now!.get(key) ?? 'absent'}, was ${old!.get(key) ?? 'absent'}`;
  });
}
