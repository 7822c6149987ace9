import { Worker } from 'node:worker_threads';

/** The process that started this one, and waits for its results: Nx. */
export const PARENT_PID = process.ppid;

/** In a thread of its own: a long computation leaves the timers of the process no turn. */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => process.ppid === workerData || process.kill(process.pid, 'SIGKILL'), 250);`;

let watch: Worker | undefined;

/**
 * Ends this process, its workers with it, soon after its parent has: Nx, when it is killed, leaves its tasks behind. What such a
 * task would still publish before that is refused by its lock.
 */
export function endWithParent(): void {
  watch ??= new Worker(WATCH, { eval: true, workerData: PARENT_PID });
  watch.unref();
}
