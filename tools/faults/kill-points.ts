import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { differences, type Line, locksOf, makeFormer, runTask, stateOf, type Task } from './line.js';
import { AGAIN, sampleOf, tell } from './sample.js';

interface KillPoint {
  readonly task: Task;
  /** The operation that changes something, counted from 1; nothing is killed without one. */
  readonly at?: number;
  readonly when?: 'before' | 'within' | 'after';
}

/** Kills tasks in a process of their own, and tells how many were found as before and how many as after. */
export async function killTasks(
  line: Line,
  tasks: number,
  perTask: number,
): Promise<Record<'before' | 'after', number>> {
  const ends = { before: 0, after: 0 };
  for (const task of sampleOf(line.tasks, tasks)) {
    for (const point of sampleOf(pointsOf(line, task), perTask)) ends[await killOnce(line, point)] += 1;
    tell(`${task.profile}:${task.stage}: ${ends.before + ends.after} kill points so far`);
  }
  return ends;
}

/** The state is exactly before or after, and the next run gives a clean run's bytes and leaves no lock. */
async function killOnce({ root, clean }: Line, point: KillPoint): Promise<'before' | 'after'> {
  const { task } = point;
  const name = `${task.profile}:${task.stage} killed ${point.when} operation ${point.at}, ${AGAIN}`;
  const before = makeFormer(root, task);
  expect(runChild(root, point).signal, name).toBe('SIGKILL');
  const state = stateOf(root, task);
  const isBefore = differences(state, before).length === 0;
  if (!isBefore) expect(differences(state, clean), name).toEqual([]);
  await runTask(root, task);
  expect(differences(stateOf(root, task), clean), name).toEqual([]);
  expect(locksOf(root), name).toEqual([]);
  return isBefore ? 'before' : 'after';
}

/** Every point of a task: before and after each operation, and within those that write bytes. */
function pointsOf({ root }: Line, task: Task): KillPoint[] {
  makeFormer(root, task);
  const { stdout, stderr } = runChild(root, { task });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as string[]).flatMap((name, index) => {
    const moments = name === 'create' ? (['before', 'within', 'after'] as const) : (['before', 'after'] as const);
    return moments.map((when) => ({ task, at: index + 1, when }));
  });
}

function runChild(root: string, point: KillPoint) {
  const child = join(import.meta.dirname, 'kill-child.mjs');
  return spawnSync(process.execPath, [child, JSON.stringify({ root, ...point })], { encoding: 'utf8' });
}
