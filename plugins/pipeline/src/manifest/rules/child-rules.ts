import type { Violation } from '../../errors.js';
import type { ProfileDirectories } from '../check-composition.js';
import { definitionFile } from '../definition-file.js';
import type { Manifest } from '../manifest.js';
import { show, showChoices } from '../messages/show.js';
import { unknownProfile } from '../messages/unknown-profile.js';
import type { ResolvedMeta, ResolvedProfile } from '../resolved-profile.js';
import { placeOfSettings } from '../settings.js';

export interface Composition {
  readonly manifest: Manifest;
  readonly profiles: ReadonlyMap<string, ResolvedProfile>;
  readonly directories: ProfileDirectories;
}

/** What is wrong with the children that a meta-portfolio executes; a pinned run is judged by its own manifest, when it is read. */
export function childViolations(meta: ResolvedMeta, composition: Composition): Violation[] {
  const { manifest, profiles, directories } = composition;
  const at = placeOfSettings(manifest, meta.extendsChain);
  return meta.sleeves.flatMap(({ profile, run_id }, index) => {
    if (run_id !== undefined) return [];
    const where = at(['sleeves', index, 'profile']);
    const child = profiles.get(profile);
    if (child === undefined) return [unknownProfile(where, profile, manifest.profileNames)];
    return [...directoryViolations(child, directories, where), ...riskProfileViolations(meta, child, where)];
  });
}

function directoryViolations(child: ResolvedProfile, directories: ProfileDirectories, where: string): Violation[] {
  const { sleeveDirectories, metaDirectories } = directories;
  const isMeta = child.kind === 'meta';
  if ((isMeta ? metaDirectories : sleeveDirectories).has(child.name)) return [];
  const otherKind = (isMeta ? sleeveDirectories : metaDirectories).has(child.name);
  const otherFile = definitionFile(isMeta ? 'sleeve' : 'meta', child.name);
  return [
    {
      where,
      rule: `the ${child.kind} must have a folder, or its run be pinned`,
      got: show(child.name),
      expected: `${definitionFile(child.kind, child.name)}, or a run_id`,
      cause: otherKind
        ? `There is ${otherFile}, but in the manifest the profile has ${isMeta ? '' : 'no '}sleeves.`
        : 'Create the folder, or pin an archived run with run_id.',
    },
  ];
}

function riskProfileViolations(meta: ResolvedMeta, child: ResolvedProfile, where: string): Violation[] {
  const missing = meta.risk.profiles.filter((wanted) => !child.risk.profiles.includes(wanted));
  if (missing.length === 0) return [];
  return [
    {
      where,
      rule: `${show(child.name)} must run every risk profile of ${show(meta.name)}`,
      got: showChoices(child.risk.profiles),
      expected: `${showChoices(missing)} too`,
      cause: `Add what is missing to risk.profiles of ${show(child.name)}, or remove it from those of ${show(meta.name)}.`,
    },
  ];
}
