/** Seconds between two lines, and before the first: short work says nothing. */
const INTERVAL_MS = 2000;

/** What a progress line is written to, and what tells the time. */
export interface ProgressEnvironment {
  readonly write: (text: string) => void;
  readonly now: () => number;
}

/**
 * Tells how far a task is, at most every two seconds: windows done of all, and the time left at the pace so far.
 *
 * @param task - as Nx names it: `production:tournament-hrp`
 */
export function progressLine(task: string, { write, now }: ProgressEnvironment): (done: number, total: number) => void {
  const start = now();
  let last = start;
  return (done, total) => {
    const time = now();
    if (time - last < INTERVAL_MS || done >= total) return;
    last = time;
    const left = ((time - start) / done) * (total - done);
    write(`${task} ${done} of ${total} windows, ${Math.ceil(left / 1000)} s left\n`);
  };
}
