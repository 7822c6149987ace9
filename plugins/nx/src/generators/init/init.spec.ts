import { loadManifest } from '@metafolio/pipeline';
import { readNxJson } from '@nx/devkit';
import { expect, test } from 'vitest';
import { changedPaths, workspaceTree } from '../../testing/workspace-tree.js';
import { manifestOf } from '../workspace-manifest.js';
import { initGenerator } from './init.js';

const EXAMPLE = ['sleeves/example_growth', 'sleeves/example_income'].flatMap((folder) => [
  `${folder}/prices.csv`,
  `${folder}/sleeve.yaml`,
]);

test('a foreign workspace gets plugin entry, sync generator, git-ignore, manifest and example', async () => {
  const tree = workspaceTree();
  await initGenerator(tree, {});
  expect(changedPaths(tree)).toEqual(
    ['.gitignore', 'configs/manifest.json', 'meta/example/meta.yaml', 'nx.json', ...EXAMPLE].sort(),
  );
  expect(readNxJson(tree)).toEqual({
    plugins: [{ plugin: '@metafolio/nx', options: { manifest: 'configs/manifest.json' } }],
    sync: { globalGenerators: ['@metafolio/nx:sync'] },
  });
  expect(tree.read('.gitignore', 'utf8')).toBe('artifacts/\n.metafolio/\n');
  expect(manifestOf(tree).profileNames).toEqual(['example', 'example_growth', 'example_income']);
  expect(JSON.parse(tree.read('configs/manifest.json', 'utf8')!).$schema).toBe(
    '../node_modules/@metafolio/pipeline/manifest.schema.json',
  );
  expect(tree.read('sleeves/example_growth/sleeve.yaml', 'utf8')).toContain('calendar: XNYS');
});

test('without the example the manifest is empty, and loads', async () => {
  const tree = workspaceTree();
  await initGenerator(tree, { example: false });
  expect(changedPaths(tree)).toEqual(['.gitignore', 'configs/manifest.json', 'nx.json']);
  expect(manifestOf(tree).profileNames).toEqual([]);
});

test('a second run changes nothing', async () => {
  const tree = workspaceTree();
  await initGenerator(tree, {});
  const first = tree.listChanges();
  await initGenerator(tree, {});
  expect(tree.listChanges()).toEqual(first);
});

test('what the user has stays: comments, plugins, ignored folders, the manifest', async () => {
  const nxJson = '{\n  // ours\n  "plugins": ["@acme/nx"],\n  "sync": { "applyChanges": true }\n}\n';
  const manifest = '{ "profiles": {} }';
  const tree = workspaceTree({
    'nx.json': nxJson,
    '.gitignore': 'dist\n/artifacts\n.metafolio/',
    'configs/manifest.json': manifest,
  });
  await initGenerator(tree, {});
  expect(changedPaths(tree)).toEqual(['nx.json']);
  expect(tree.read('nx.json', 'utf8')).toContain('// ours');
  expect(readNxJson(tree)).toMatchObject({
    plugins: ['@acme/nx', { plugin: '@metafolio/nx' }],
    sync: { applyChanges: true, globalGenerators: ['@metafolio/nx:sync'] },
  });
});

test('a manifest elsewhere is found through the option of the plugin', async () => {
  const plugins = [{ plugin: '@metafolio/nx', options: { manifest: 'desk/book.json' } }];
  const tree = workspaceTree({ 'nx.json': { plugins } });
  await initGenerator(tree, { example: false });
  expect(changedPaths(tree)).toEqual(['.gitignore', 'desk/book.json', 'nx.json']);
});

test('nothing is written before the tree is', async () => {
  const tree = workspaceTree();
  await initGenerator(tree, {});
  expect(() => loadManifest({ workspaceRoot: tree.root, path: 'configs/manifest.json' })).toThrow('no such file');
});
