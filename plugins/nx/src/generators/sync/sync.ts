import { dirname } from 'node:path/posix';
import {
  ConfigurationError,
  definitionFile,
  type Manifest,
  type ResolvedProfile,
  resolveProfile,
} from '@metafolio/pipeline';
import type { Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import { stringify } from 'yaml';
import { addProfile, checkWorkspace, foldersOf, manifestOf, textOf } from '../workspace-manifest.js';

/** What `nx sync` tells of a workspace that is out of step. */
export interface SyncResult {
  readonly outOfSyncMessage?: string;
  readonly outOfSyncDetails?: string[];
}

/**
 * `nx sync`: keeps the manifest and the folders in step. A sleeve's folder that no manifest names gets its profile, a meta of the
 * manifest its meta.yaml. What only the user can know is an error: the sleeves of a meta, the prices of a sleeve.
 *
 * @param options - given by `nx g` alone, which would call what is returned as a task: then nothing is
 * @throws ConfigurationError naming the folder or the profile that has no counterpart
 */
export function syncGenerator(tree: Tree): SyncResult;
export function syncGenerator(tree: Tree, options: object): undefined;
export function syncGenerator(tree: Tree, options?: object): SyncResult | undefined {
  const details = keepInStep(tree);
  if (options !== undefined) return undefined;
  if (details.length === 0) return {};
  return { outOfSyncMessage: 'The manifest and the folders are out of step.', outOfSyncDetails: details };
}

/** Writes what is missing, and tells it in lines. */
function keepInStep(tree: Tree): string[] {
  const manifest = manifestOf(tree);
  const profiles = manifest.profileNames.map((name) => resolveProfile(manifest, name));
  const named = namesBeside(tree, manifest);
  const added = foldersOf(tree, 'sleeve').filter((folder) => !named.has(folder));
  const described = profiles.filter(({ kind, name }) => kind === 'meta' && !tree.exists(definitionFile('meta', name)));
  refuseStrayMetas(tree, named);
  refuseSleevesWithoutFolder(tree, manifest, profiles);
  for (const name of added) addProfile(tree, name, {});
  for (const { name, description } of described) {
    tree.write(definitionFile('meta', name), stringify({ description: description ?? `Meta-portfolio ${name}` }));
  }
  const details = [
    ...added.map((name) => `${manifest.path}: profiles.${name} is missing, for ${definitionFile('sleeve', name)}`),
    ...described.map(({ name }) => `${definitionFile('meta', name)} is missing, for profiles.${name}`),
  ];
  if (details.length > 0) checkWorkspace(tree);
  return details;
}

/** Profiles of the manifest and of every manifest in its folder: a fork may have profiles of its own. */
function namesBeside(tree: Tree, { path, profileNames }: Manifest): Set<string> {
  const folder = dirname(path);
  const forks = tree.children(folder).filter((file) => file.endsWith('.json'));
  const documents = forks.map(
    (file) => parse(textOf(tree, `${folder}/${file}`) ?? '') as { profiles?: object } | undefined,
  );
  return new Set([...profileNames, ...documents.flatMap((document) => Object.keys(document?.profiles ?? {}))]);
}

function refuseStrayMetas(tree: Tree, named: ReadonlySet<string>): void {
  const stray = foldersOf(tree, 'meta').find((folder) => !named.has(folder));
  if (stray === undefined) return;
  throw new ConfigurationError({
    where: definitionFile('meta', stray),
    rule: 'a meta-portfolio must have its profile in a manifest',
    got: 'none',
    expected: `profiles.${stray} with its sleeves`,
    cause: `Run nx g @metafolio/nx:meta ${stray} --sleeves A,B, or remove the folder.`,
  });
}

/** A profile needs no folder when others extend it, or when all that is used of it is a pinned run. */
function refuseSleevesWithoutFolder(tree: Tree, manifest: Manifest, profiles: readonly ResolvedProfile[]): void {
  const extended = profiles.flatMap(({ name, extendsChain }) => extendsChain.filter((base) => base !== name));
  const pinned = profiles.flatMap((profile) =>
    profile.kind === 'meta' ? profile.sleeves.filter(({ run_id }) => run_id !== undefined) : [],
  );
  const free = new Set([...extended, ...pinned.map(({ profile }) => profile)]);
  const bare = profiles.find(
    ({ kind, name }) => kind === 'sleeve' && !free.has(name) && !tree.exists(definitionFile('sleeve', name)),
  );
  if (bare === undefined) return;
  throw new ConfigurationError({
    where: `${manifest.path}: profiles.${bare.name}`,
    rule: 'the profile of a sleeve must have a folder',
    got: 'none',
    expected: definitionFile('sleeve', bare.name),
    cause: `Run nx g @metafolio/nx:sleeve ${bare.name} --prices FILE, or remove the profile.`,
  });
}
