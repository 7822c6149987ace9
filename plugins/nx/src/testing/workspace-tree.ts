import { rmSync } from 'node:fs';
import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './manifest-workspace.js';

/** A tree over a temporary folder with the given files, which goes when the test ends. */
export function workspaceTree(files: Readonly<Record<string, unknown>> = { 'nx.json': '{}\n' }): Tree {
  const root = temporaryFolder(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const tree = Object.assign(createTree(), { root });
  tree.delete('.prettierrc');
  return tree;
}

/** Paths that a generator creates, changes or deletes. */
export function changedPaths(tree: Tree): string[] {
  return tree
    .listChanges()
    .map(({ path }) => path)
    .sort();
}
