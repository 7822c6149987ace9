import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';
import { differences, type Line, locksOf, makeFormer, stateOf, type Task } from './line.js';
import { AGAIN, sampleOf } from './sample.js';

/** Lets three processes run one task at once: all succeed, one after the other, and what is left is that of a clean run. */
export async function runAtOnce({ root, tasks, clean }: Line, count: number): Promise<number> {
  const chosen = sampleOf(tasks, count);
  for (const task of chosen) {
    const name = `three of ${task.profile}:${task.stage}, ${AGAIN}`;
    makeFormer(root, task);
    expect(await Promise.all([1, 2, 3].map(() => exitOf(root, task))), name).toEqual([0, 0, 0]);
    expect(differences(stateOf(root, task), clean), name).toEqual([]);
    expect(locksOf(root), name).toEqual([]);
  }
  return chosen.length;
}

async function exitOf(root: string, task: Task): Promise<number | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.mjs'), JSON.stringify({ root, task })], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
