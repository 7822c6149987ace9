import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ReturnsMatrix } from '@metafolio/quant';
import type { Piscina } from 'piscina';
import { type Computation, computeWindow, type Job, type ResultOf, type WindowOf } from './window-functions.js';
import { doneTurns, newTurns, type SharedWindows, type Turn, takeTurns } from './window-turns.js';
import { workerCount } from './worker-count.js';

/** Tells how many windows are done. */
export type Progress = (done: number, total: number) => void;

export interface ComputeOptions {
  /** How many workers help the process, from the first window on. Without it METAFOLIO_WORKERS, without that where they pay. */
  readonly workers?: number;
  readonly progress?: Progress;
  /** Interpreter of the engines that run in Python. */
  readonly python?: string;
}

export interface WindowBatch<C extends Computation> {
  readonly computation: C;
  readonly job: Job<C>;
  readonly windows: readonly WindowOf<C>[];
  /** About how many returns the computation goes through, see {@link workOf}. */
  readonly work: number;
}

/** Work that a process does before it starts workers: about 0.3 s of it, as long as a worker takes to start and to warm up. */
const OWN_WORK = 1e6;

let pool: { readonly workers: number; readonly piscina: Piscina } | undefined;
let workSoFar = 0;

/** Returns that are gone through on N assets over T rows: some computations take every return, some every pair of assets. */
export function workOf(rows: number, cols: number): number {
  return rows * cols * (1 + cols / 100);
}

/**
 * Computes every window, with the help of workers where they pay: the first work of a process is its own. Whatever the number
 * of workers, the results are the same to the bit and in the order of the windows.
 *
 * @throws whatever the computation of a window throws, the first window's error where several throw; ConfigurationError when
 * METAFOLIO_WORKERS is no whole number
 */
export async function computeWindows<C extends Computation>(
  batch: WindowBatch<C>,
  { workers: option, progress = () => {} }: ComputeOptions = {},
): Promise<ResultOf<C>[]> {
  const { workers, asked } = workerCount(option, process.env);
  workSoFar += batch.work;
  if (workers === 0 || (!asked && workSoFar < OWN_WORK)) return computeAlone(batch, progress);
  return computeTogether(batch, await openPool(workers), progress);
}

function computeAlone<C extends Computation>({ computation, job, windows }: WindowBatch<C>, progress: Progress) {
  return windows.map((window, k) => {
    const result = computeWindow(computation, job, window);
    progress(k + 1, windows.length);
    return result;
  });
}

/** The process computes along: it would only wait, and it is at work before the first worker has started. */
async function computeTogether<C extends Computation>(
  { computation, job, windows }: WindowBatch<C>,
  { workers, piscina }: { readonly workers: number; readonly piscina: Piscina },
  progress: Progress,
): Promise<ResultOf<C>[]> {
  const turns = newTurns();
  const shared: SharedWindows<C> = { computation, job: { ...job, matrix: sharedMatrix(job.matrix) }, windows, turns };
  const helpers: Promise<Turn<C>[]>[] = Array.from({ length: workers }, () => piscina.run(shared));
  const helped = Promise.all(helpers);
  // A worker that dies is heard of when its turns are asked for; until then it is no unhandled rejection.
  helped.catch(() => {});
  const taken: Turn<C>[] = [];
  for (const turn of takeTurns(shared)) {
    taken.push(turn);
    progress(doneTurns(turns), windows.length);
    await setImmediate();
  }
  const all = [...taken, ...(await helped).flat()].sort((a, b) => a.index - b.index);
  progress(doneTurns(turns), windows.length);
  return all.map((turn) =>
    'result' in turn ? turn.result : throwHere({ computation, job }, windows[turn.index]!, turn),
  );
}

/** An error loses its class between threads: the function is pure, so the window throws the error itself when computed here. */
function throwHere<C extends Computation>(
  { computation, job }: Pick<WindowBatch<C>, 'computation' | 'job'>,
  window: WindowOf<C>,
  { failure }: { readonly failure: string },
): never {
  computeWindow(computation, job, window);
  assert.fail(`a window failed in a worker and not in the process: ${failure}`);
}

/** The pool of this process. Idle workers keep no process alive, and end with it. */
async function openPool(workers: number): Promise<NonNullable<typeof pool>> {
  if (pool?.workers === workers) return pool;
  await closeWindowPool();
  const { Piscina: Pool } = await import('piscina');
  const threads = { minThreads: workers, maxThreads: workers, recordTiming: false };
  // The worker is built code: loaders and conditions that the caller was started with are not for it.
  const piscina = new Pool({ filename: workerFile(), execArgv: [], ...threads });
  pool = { workers, piscina };
  return pool;
}

/** Ends the workers at once; the next batch starts new ones. */
export async function closeWindowPool(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.piscina.destroy();
}

/** The built worker of this package, also when the caller runs from TypeScript source. */
function workerFile(): string {
  const manifest = createRequire(import.meta.url).resolve('@metafolio/pipeline/package.json');
  return join(dirname(manifest), 'dist/pool/window-worker.js');
}

/** The matrix with its values in memory that threads share, so that a task carries no copy of them. */
function sharedMatrix({ values, ...shape }: ReturnsMatrix): ReturnsMatrix {
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return { ...shape, values: shared };
}
