/** The process that started this one, and waits for its results: Nx. */
export const PARENT_PID = process.ppid;

const INTERVAL_MS = 500;

/**
 * Ends this process, its workers with it, soon after its parent has: Nx, when it is killed, leaves its tasks behind. What such a
 * task would still publish before that is refused by its lock.
 */
export function endWithParent(): void {
  setInterval(() => {
    if (process.ppid !== PARENT_PID) process.exit(1);
  }, INTERVAL_MS).unref();
}
