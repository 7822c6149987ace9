import { Worker } from 'node:worker_threads';

/** The process that started this one, and waits for its results: Nx. */
export const PARENT_PID = process.ppid;

const INTERVAL_MS = 250;

const WATCH = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => process.ppid === workerData || process.kill(process.pid, 'SIGKILL'), ${INTERVAL_MS});`;

/**
 * Ends this process, its workers with it, soon after its parent has: Nx, when it is killed, leaves its tasks behind. What such a
 * task would still publish before that is refused by its lock.
 *
 * @param computing - watches from a thread of its own, as a long computation leaves the timers of the process no turn; a thread takes
 * longer to start than most tasks that do not compute
 */
export function endWithParent(computing: boolean): void {
  if (computing) new Worker(WATCH, { eval: true, workerData: PARENT_PID }).unref();
  else setInterval(() => process.ppid === PARENT_PID || process.kill(process.pid, 'SIGKILL'), INTERVAL_MS).unref();
}
