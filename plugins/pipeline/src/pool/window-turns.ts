import { type Computation, computeWindow, type Job, type ResultOf, type WindowOf } from './window-functions.js';

/** Windows that several threads compute together; the turns and the values of the job's matrix lie in memory that they share. */
export interface SharedWindows<C extends Computation> {
  readonly computation: C;
  readonly job: Job<C>;
  readonly windows: readonly WindowOf<C>[];
  /** Whose turn it is: how many windows have been taken, how many are done. */
  readonly turns: Int32Array;
}

/** What came of one window. */
export type Turn<C extends Computation> =
  | { readonly index: number; readonly result: ResultOf<C> }
  /** What the window threw; the class of an error is lost between threads. */
  | { readonly index: number; readonly failure: string };

const TAKEN = 0;
const DONE = 1;

/** Turns of which none is taken yet. */
export function newTurns(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** How many windows are done, by all threads. */
export function doneTurns(turns: Int32Array): number {
  return Atomics.load(turns, DONE);
}

/**
 * Computes windows, each the first that no thread has taken, until none is left. After a window that throws no thread takes
 * another: the first failure is thus the same for any number of threads, since all windows before it were taken.
 */
export function* takeTurns<C extends Computation>({
  computation,
  job,
  windows,
  turns,
}: SharedWindows<C>): Generator<Turn<C>> {
  for (let index = nextTurn(turns); index < windows.length; index = nextTurn(turns)) {
    try {
      const result = computeWindow(computation, job, windows[index]!);
      Atomics.add(turns, DONE, 1);
      yield { index, result };
    } catch (error) {
      Atomics.store(turns, TAKEN, windows.length);
      yield { index, failure: String(error) };
    }
  }
}

function nextTurn(turns: Int32Array): number {
  return Atomics.add(turns, TAKEN, 1);
}
