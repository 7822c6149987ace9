import { expect, test } from 'vitest';
import { changedPaths, workspaceTree } from '../../testing/workspace-tree.js';
import { syncGenerator } from './sync.js';

const SLEEVES = [{ id: 'a', profile: 'a' }];
const inStep = {
  'nx.json': '{}',
  'configs/manifest.json': { profiles: { base: {}, a: { extends: 'base' }, m: { sleeves: SLEEVES } } },
  'configs/fork.json': { extends: 'manifest.json', profiles: { b: {}, n: { sleeves: SLEEVES } } },
  'configs/other.json': '["no manifest"]',
  'sleeves/a/sleeve.yaml': '',
  'sleeves/b/sleeve.yaml': '',
  'meta/m/meta.yaml': '',
  'meta/n/meta.yaml': '',
};

test('nothing is changed where manifest, forks and folders agree', () => {
  const tree = workspaceTree(inStep);
  expect(syncGenerator(tree)).toEqual({});
  expect(changedPaths(tree)).toEqual([]);
});

test('a new sleeve gets its profile, a new meta its meta.yaml, and then all is in step', () => {
  const profiles = { a: {}, m: { description: 'Ours', sleeves: SLEEVES } };
  const tree = workspaceTree({
    'nx.json': '{}',
    'configs/manifest.json': { profiles },
    'sleeves/a/sleeve.yaml': '',
    'sleeves/c/sleeve.yaml': '',
  });
  expect(syncGenerator(tree)).toEqual({
    outOfSyncMessage: 'The manifest and the folders are out of step.',
    outOfSyncDetails: [
      'configs/manifest.json: profiles.c is missing, for sleeves/c/sleeve.yaml',
      'meta/m/meta.yaml is missing, for profiles.m',
    ],
  });
  expect(changedPaths(tree)).toEqual(['configs/manifest.json', 'meta/m/meta.yaml']);
  expect(tree.read('meta/m/meta.yaml', 'utf8')).toBe('description: Ours\n');
  expect(syncGenerator(tree)).toEqual({});
});

test('run as any generator it writes the same and returns no object, which Nx would call', () => {
  const tree = workspaceTree({ ...inStep, 'sleeves/c/sleeve.yaml': '' });
  expect(syncGenerator(tree, {})).toBeUndefined();
  expect(changedPaths(tree)).toEqual(['configs/manifest.json']);
});

test('the folder of a meta without sleeves in any manifest is the user’s to settle', () => {
  expect(() => syncGenerator(workspaceTree({ ...inStep, 'meta/lost/meta.yaml': '' }))).toThrow(
    'meta/lost/meta.yaml: a meta-portfolio must have its profile in a manifest, got none',
  );
});

test('the profile of a sleeve without a folder is, too, unless it is pinned or extended', () => {
  const pinned = { id: 'old', profile: 'gone', run_id: 'gone-0123456789ab' };
  const profiles = { a: {}, gone: {}, m: { sleeves: [...SLEEVES, pinned] } };
  const files = { ...inStep, 'configs/manifest.json': { profiles } };
  expect(syncGenerator(workspaceTree(files))).toEqual({});
  const bare = { ...files, 'configs/manifest.json': { profiles: { ...profiles, bare: {} } } };
  expect(() => syncGenerator(workspaceTree(bare))).toThrow(
    'configs/manifest.json: profiles.bare: the profile of a sleeve must have a folder, got none (expected sleeves/bare/sleeve.yaml).',
  );
});
