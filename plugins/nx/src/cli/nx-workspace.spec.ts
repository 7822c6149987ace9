import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/manifest-workspace.js';
import { workspaceOptions, workspaceRootOf } from './nx-workspace.js';

function workspace(): string {
  const root = temporaryFolder({
    'nx.json':
      '{ // which plugins\n "plugins": [{ "plugin": "@metafolio/nx", "options": { "manifest": "a.json" } },] }',
  });
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'sleeves/one'), { recursive: true });
  return root;
}

test('the workspace is the nearest folder above with an nx.json, unless the environment names another', () => {
  const root = workspace();
  expect(workspaceRootOf(join(root, 'sleeves/one'), {})).toBe(root);
  expect(workspaceRootOf(root, {})).toBe(root);
  expect(workspaceRootOf(root, { NX_WORKSPACE_ROOT_PATH: '/elsewhere' })).toBe('/elsewhere');
});

test('where there is no nx.json, a folder is its own workspace', () => {
  expect(workspaceRootOf('/no/such/folder', {})).toBe('/no/such/folder');
});

test('nx.json may hold comments', () => {
  expect(workspaceOptions(workspace())).toEqual({ manifest: 'a.json' });
});
