import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyWorkspace, NX, removeWorkspace, type WorkspaceCopy } from '../e2e/workspace-copy.js';

const MANIFEST = 'configs/manifest.json';
const LOCK = 'artifacts/.locks/sleeves.production.select';

let workspace: WorkspaceCopy;
beforeAll(() => {
  workspace = copyWorkspace();
});
afterAll(() => removeWorkspace(workspace));

/** The process that holds the lock of the task, by the name of its token; 0 while nobody does. */
function holder(): number {
  const place = join(workspace.root, LOCK);
  const [token = ''] = existsSync(place) ? readdirSync(place) : [];
  return Number(token.split('-')[1] ?? 0);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('a task ends when Nx is killed, in the middle of a computation, and the next run takes its lock over', async () => {
  const quick = workspace.read(MANIFEST);
  workspace.write(
    MANIFEST,
    quick.replace('"lookback_days": 500', '"lookback_days": "all"').replace('"test_window": 40', '"test_window": 1'),
  );
  const nx = spawn(process.execPath, [join(workspace.root, NX), 'run', 'production:select'], {
    cwd: workspace.root,
    env: { ...process.env, ...workspace.environment, METAFOLIO_WORKERS: '0' },
    stdio: 'ignore',
  });
  await expect.poll(holder, { timeout: 120_000 }).toBeGreaterThan(0);
  const task = holder();
  expect(isRunning(task)).toBe(true);
  nx.kill('SIGKILL');
  await expect.poll(() => isRunning(task), { timeout: 30_000 }).toBe(false);
  expect(holder()).toBe(task);

  workspace.write(MANIFEST, quick);
  const { status, output } = workspace.nx(['run', 'production:select']);
  expect(output).toContain('Successfully ran target select');
  expect(status).toBe(0);
  expect(readdirSync(join(workspace.root, 'artifacts/sleeves/production')).sort()).toEqual(['ingest', 'select']);
  expect(existsSync(join(workspace.root, 'artifacts/.locks'))).toBe(false);
});
