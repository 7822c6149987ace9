import { rmSync } from 'node:fs';
import type { ProjectConfiguration } from '@nx/devkit';
import { afterAll, expect, test } from 'vitest';
import { nestedWorkspace } from '../testing/manifest-workspace.js';
import { createDependencies } from './create-dependencies.js';
import { createNodes } from './create-nodes.js';

const root = nestedWorkspace();
afterAll(() => rmSync(root, { recursive: true }));

const FILES = [
  'sleeves/equities/sleeve.yaml',
  'sleeves/bonds/sleeve.yaml',
  'meta/core/meta.yaml',
  'meta/top/meta.yaml',
];
const context = { workspaceRoot: root, nxJsonConfiguration: {} };

async function projects(files: readonly string[]) {
  const nodes = await createNodes[1](files, undefined, context);
  return Object.assign({}, ...nodes.map(([, { projects: found }]) => found)) as Record<
    string,
    Required<Pick<ProjectConfiguration, 'name' | 'tags' | 'targets' | 'metadata'>>
  >;
}

test('each folder with a profile is a project, tagged with its kind and its risk profiles', async () => {
  const found = await projects(FILES);
  expect(Object.keys(found)).toEqual(['sleeves/equities', 'sleeves/bonds', 'meta/core', 'meta/top']);
  expect(found['meta/core']).toMatchObject({
    name: 'core',
    metadata: { description: 'core', technologies: ['metafolio'] },
    tags: ['type:meta', 'profile:hrp', 'profile:min_variance'],
  });
});

test('the targets of a stage are a group, and each says what it does and how it is run', async () => {
  const { metadata, targets } = (await projects(FILES))['sleeves/equities']!;
  expect(metadata.targetGroups).toEqual({ tournament: ['tournament', 'tournament-hrp', 'tournament-min_variance'] });
  for (const [name, target] of Object.entries(targets)) {
    expect(target.metadata, name).toMatchObject({
      description: expect.stringMatching(/\w/),
      technologies: ['metafolio'],
      help: { command: `npx nx run equities:${name}`, example: { args: [expect.any(String)] } },
    });
  }
});

test('a folder that the active manifest does not name is no project', async () => {
  expect(Object.keys(await projects([...FILES, 'sleeves/other/sleeve.yaml']))).not.toContain('sleeves/other');
});

test('a profile without its folder is an error of the graph that names the place in the manifest', async () => {
  await expect(projects(FILES.slice(1))).rejects.toThrow(/configs\/manifest\.json.*equities/s);
});

test('the manifest is not in the pattern, or every edit of it would affect every project', () => {
  expect(createNodes[0]).toBe('{sleeves/*/sleeve.yaml,meta/*/meta.yaml}');
});

test('a meta has an edge to each child that is executed, and none to a pinned one', async () => {
  const found = Object.fromEntries(
    Object.values(await projects(FILES)).map((project) => [project.name, { ...project, root: '' }]),
  );
  const edges = await createDependencies(undefined, {
    ...context,
    projects: found,
    externalNodes: {},
    fileMap: { projectFileMap: {}, nonProjectFiles: [] },
    filesToProcess: { projectFileMap: {}, nonProjectFiles: [] },
  });
  expect(edges.map(({ source, target }) => `${source} -> ${target}`)).toEqual([
    'core -> equities',
    'core -> bonds',
    'top -> core',
  ]);
});

test('an unknown option of the plugin is refused by name', async () => {
  await expect(async () => createNodes[1](FILES, { manifests: 'x' } as never, context)).rejects.toThrow(
    'nx.json: plugins, options of @metafolio/nx: an option must be known, got manifests (expected manifest).',
  );
});
