import {
  ConfigurationError,
  checkComposition,
  definitionFile,
  loadManifest,
  type Manifest,
  PROFILE_NAME,
} from '@metafolio/pipeline';
import { readNxJson, type Tree } from '@nx/devkit';
import { activeManifestPath, pluginOptions } from '../graph/options.js';
import { insertMember } from './insert-json.js';

/** Where the manifest of the workspace is, whether there is one or not. */
export function manifestPathOf(tree: Tree): string {
  return activeManifestPath({ workspaceRoot: tree.root, options: pluginOptions(readNxJson(tree) ?? {}) });
}

/** The manifest as it is going to be. @throws ConfigurationError as the graph would throw it */
export function manifestOf(tree: Tree): Manifest {
  return loadManifest({
    workspaceRoot: tree.root,
    path: manifestPathOf(tree),
    read: (file) => textOf(tree, file),
  });
}

/** The text of a file without its byte order mark; undefined when there is no such file. */
export function textOf(tree: Tree, file: string): string | undefined {
  return tree.read(file, 'utf8')?.replace(/^\uFEFF/, '');
}

/**
 * Adds a profile to the manifest, and nothing when it is there.
 *
 * @throws ConfigurationError when the manifest is missing or broken
 */
export function addProfile(tree: Tree, name: string, settings: object): void {
  const manifest = manifestOf(tree);
  if (manifest.profileNames.includes(name)) return;
  tree.write(manifest.path, insertMember(textOf(tree, manifest.path)!, ['profiles'], [name, settings]));
}

/** Checks the manifest and the folders as they are going to be: nothing is generated that the graph refuses. */
export function checkWorkspace(tree: Tree): void {
  checkComposition(manifestOf(tree), {
    sleeveDirectories: new Set(foldersOf(tree, 'sleeve')),
    metaDirectories: new Set(foldersOf(tree, 'meta')),
  });
}

/** Names of the folders that hold a sleeve.yaml or a meta.yaml. */
export function foldersOf(tree: Tree, kind: 'sleeve' | 'meta'): string[] {
  const parent = kind === 'sleeve' ? 'sleeves' : 'meta';
  return tree.children(parent).filter((name) => tree.exists(definitionFile(kind, name)));
}

/** @throws ConfigurationError when a name breaks the manifest's rule */
export function checkName(name: string): void {
  if (PROFILE_NAME.test(name)) return;
  throw new ConfigurationError({
    where: 'name',
    rule: 'a profile must have a name that is a word',
    got: JSON.stringify(name),
    expected: 'a lower-case letter, then lower-case letters, digits, _ and -',
    cause: `Names are parts of paths, of tasks and of keys of the manifest; ${suggestion(name)}`,
  });
}

function suggestion(name: string): string {
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^[^a-z]+|[_-]+$/g, '');
  return word === '' ? 'begin with a letter.' : `try ${word}.`;
}
