import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../../testing/manifest-workspace.js';
import { changedPaths, workspaceTree } from '../../testing/workspace-tree.js';
import { ciWorkflowGenerator } from './ci-workflow.js';

const FILE = '.github/workflows/metafolio.yml';

function workflow(files?: Record<string, unknown>) {
  const tree = workspaceTree(files);
  ciWorkflowGenerator(tree, { shards: 7 });
  return parse(tree.read(FILE, 'utf8')!);
}

test('the workflow builds what is affected, in shards, on the default branch and pull requests', () => {
  const { on, jobs } = workflow({ 'nx.json': { defaultBase: 'trunk' }, 'package-lock.json': '{}' });
  expect(on).toEqual({ push: { branches: ['trunk'] }, pull_request: null });
  expect(Object.keys(jobs)).toEqual(['plan', 'sleeves', 'build']);
  const commands = jobs.plan.steps.map(({ run }: { run?: string }) => run).filter(Boolean);
  expect(commands.slice(0, 2)).toEqual(['npm ci', 'npx nx sync:check']);
  expect(commands[2]).toContain('Math.min(7, projects.length)');
});

test('only a push to that branch gets the token that may write, and no step but the build sees a token', () => {
  const { jobs } = workflow();
  expect(jobs.sleeves.environment).toBe('cache-write');
  expect(jobs.sleeves.if).toContain("github.event_name == 'push'");
  expect(jobs.build.environment).toContain("github.event_name == 'push' && 'cache-write' || 'cache-read'");
  for (const { steps } of Object.values(jobs) as { steps: { run?: string }[] }[]) {
    for (const step of steps.filter((one) => JSON.stringify(one).includes('secrets.'))) {
      expect(step.run).toMatch(/nx run-many/);
    }
  }
});

test('another package manager has its own commands', () => {
  const { jobs } = workflow({
    'nx.json': '{}',
    'pnpm-lock.yaml': '',
    'package.json': { packageManager: 'pnpm@10.0.0' },
  });
  const commands = jobs.plan.steps.map(({ run }: { run?: string }) => run).filter(Boolean);
  expect(commands.slice(0, 3)).toEqual([
    'corepack enable',
    'pnpm install --frozen-lockfile',
    'pnpm exec nx sync:check',
  ]);
});

test('the reports are the summary of the job, as far as a summary may be long', () => {
  const folder = temporaryFolder({
    summary: '',
    'artifacts/meta/book/report/report.md': '# book\n',
    'artifacts/sleeves/large/report/report.md': 'x'.repeat(1_000_000),
    'artifacts/sleeves/mine/report/report.md': '# mine\n',
  });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { run } = workflow().jobs.build.steps.find(({ id }: { id?: string }) => id === 'summary');
  const GITHUB_STEP_SUMMARY = join(folder, 'summary');
  execFileSync('bash', ['-e', '-c', run], { cwd: folder, env: { ...process.env, GITHUB_STEP_SUMMARY } });
  expect(readFileSync(GITHUB_STEP_SUMMARY, 'utf8')).toBe('# book\n# mine\n');
});

test('a workflow that is there stays', () => {
  const tree = workspaceTree({ 'nx.json': '{}', [FILE]: 'name: ours\n' });
  ciWorkflowGenerator(tree, {});
  expect(changedPaths(tree)).toEqual([]);
});

test('a name or a number that cannot be is refused', () => {
  expect(() => ciWorkflowGenerator(workspaceTree(), { name: '../x' })).toThrow('--name: a workflow must have the name');
  expect(() => ciWorkflowGenerator(workspaceTree(), { shards: 0 })).toThrow('got 0 (expected a whole number from 1');
});
