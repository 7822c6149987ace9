import { rmSync } from 'node:fs';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { afterAll, expect, test } from 'vitest';
import { nestedWorkspace } from '../testing/manifest-workspace.js';
import { stageBatchExecutor, topologicalOrder } from './stage-executor.js';

const root = nestedWorkspace();
afterAll(() => rmSync(root, { recursive: true }));

const context = { root, nxJsonConfiguration: {} } as unknown as ExecutorContext;

function graph(dependencies: Record<string, string[]>): TaskGraph {
  const tasks = Object.fromEntries(Object.keys(dependencies).map((id) => [id, { id }]));
  const edges = Object.fromEntries(
    Object.entries(dependencies).map(([id, before]) => [id, before.map((other) => ({ id: other }))]),
  );
  return { tasks, dependencies: edges, roots: [], continuousDependencies: {} } as unknown as TaskGraph;
}

test('tasks come after their dependencies, whatever the order of the graph', () => {
  expect(topologicalOrder(graph({ c: ['b'], a: [], b: ['a', 'outside'] }))).toEqual(['a', 'b', 'c']);
});

test('a batch yields every task: one failure is its own, and what depends on it is skipped', async () => {
  const stage = 'ingest';
  const options = {
    first: { stage, profile: 'equities' },
    second: { stage, profile: 'bonds' },
    third: { stage, profile: 'bonds' },
  };
  const ends = [];
  const tasks = graph({ third: ['first'], first: [], second: [] });
  for await (const end of stageBatchExecutor(tasks, options, {}, context)) ends.push(end);
  expect(ends.map(({ task, result }) => [task, result.status])).toEqual([
    ['first', 'failure'],
    ['second', 'failure'],
    ['third', 'skipped'],
  ]);
  expect(ends[0]!.result.terminalOutput).toMatch(/^sleeves\/equities\/prices\.csv: /);
  expect(ends[0]!.result.terminalOutput).not.toContain('    at ');
});
