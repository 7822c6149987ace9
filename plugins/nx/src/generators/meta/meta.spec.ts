import { expect, test } from 'vitest';
import { changedPaths, workspaceTree } from '../../testing/workspace-tree.js';
import { metaGenerator } from './meta.js';

const files = {
  'nx.json': '{}',
  'configs/manifest.json': '{\n  "profiles": {\n    "energy": {},\n    "banks": {}\n  }\n}\n',
  'sleeves/energy/sleeve.yaml': '',
  'sleeves/banks/sleeve.yaml': '',
};

test('a meta gets its profile and its folder, and may hold another meta', () => {
  const tree = workspaceTree(files);
  metaGenerator(tree, { name: 'core', sleeves: 'energy, banks' });
  metaGenerator(tree, { name: 'top', sleeves: 'core,energy', description: 'All' });
  expect(changedPaths(tree)).toEqual(['configs/manifest.json', 'meta/core/meta.yaml', 'meta/top/meta.yaml']);
  expect(tree.read('meta/core/meta.yaml', 'utf8')).toBe('description: Meta-portfolio over energy, banks\n');
  expect(JSON.parse(tree.read('configs/manifest.json', 'utf8')!).profiles.top).toEqual({
    sleeves: [
      { id: 'core', profile: 'core' },
      { id: 'energy', profile: 'energy' },
    ],
  });
});

test('a second run changes nothing', () => {
  const tree = workspaceTree(files);
  metaGenerator(tree, { name: 'core', sleeves: 'energy,banks' });
  const first = tree.listChanges();
  metaGenerator(tree, { name: 'core', sleeves: 'energy,banks', description: 'another' });
  expect(tree.listChanges()).toEqual(first);
});

test('an unknown sleeve is refused with the name that was meant', () => {
  expect(() => metaGenerator(workspaceTree(files), { name: 'core', sleeves: 'energy,bank' })).toThrow(
    /configs\/manifest\.json:\d+: profiles\.core\.sleeves\[1\]\.profile: the profile is unknown, got "bank" .*banks/,
  );
});

test('a profile that is there with other sleeves stays, and no sleeves are none', () => {
  const tree = workspaceTree(files);
  metaGenerator(tree, { name: 'core', sleeves: 'energy,banks' });
  expect(() => metaGenerator(tree, { name: 'core', sleeves: 'energy' })).toThrow(
    'configs/manifest.json: profiles.core: a meta-portfolio must not change a profile that is there, got a meta-portfolio over other sleeves',
  );
  expect(() => metaGenerator(tree, { name: 'energy', sleeves: 'banks' })).toThrow('got the profile of a sleeve');
  expect(() => metaGenerator(workspaceTree(files), { name: 'core', sleeves: ' ,' })).toThrow('profiles.core.sleeves');
});

test('a meta of itself is refused', () => {
  expect(() => metaGenerator(workspaceTree(files), { name: 'core', sleeves: 'core' })).toThrow(/core → core/);
});
