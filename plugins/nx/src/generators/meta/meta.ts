import { isDeepStrictEqual } from 'node:util';
import { ConfigurationError, definitionFile } from '@metafolio/pipeline';
import type { Tree } from '@nx/devkit';
import { stringify } from 'yaml';
import { addProfile, checkName, checkWorkspace, manifestOf } from '../workspace-manifest.js';

export interface MetaOptions {
  readonly name: string;
  /** Profiles that it allocates across, separated by commas. */
  readonly sleeves: string;
  /** One line for people. */
  readonly description?: string;
}

/** `nx g @metafolio/nx:meta`: a meta-portfolio over sleeves or other metas. A meta.yaml that is there stays as it is. */
export function metaGenerator(tree: Tree, { name, sleeves, description }: MetaOptions): void {
  checkName(name);
  const children = sleeves
    .split(',')
    .map((profile) => profile.trim())
    .filter((profile) => profile !== '');
  const composition = children.map((profile) => ({ id: profile, profile }));
  refuseOther(tree, name, composition);
  const definition = definitionFile('meta', name);
  if (!tree.exists(definition)) {
    tree.write(definition, stringify({ description: description ?? `Meta-portfolio over ${children.join(', ')}` }));
  }
  addProfile(tree, name, { sleeves: composition });
  checkWorkspace(tree);
}

/** A second run is welcome; a profile of the name that is another one is the user's. */
function refuseOther(tree: Tree, name: string, composition: readonly object[]): void {
  const { path, document } = manifestOf(tree);
  const profile = document.profiles?.[name];
  if (profile === undefined || isDeepStrictEqual(profile.sleeves, composition)) return;
  throw new ConfigurationError({
    where: `${path}: profiles.${name}`,
    rule: 'a meta-portfolio must not change a profile that is there',
    got: profile.sleeves === undefined ? 'the profile of a sleeve' : 'a meta-portfolio over other sleeves',
    expected: 'a name that is free',
    cause: 'Choose another name, or edit the sleeves in the manifest.',
  });
}
