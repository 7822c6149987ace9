import { type Computation, computeWindow, type Job, type ResultOf, type WindowOf } from './window-functions.js';

/** Windows that are computed in one go; the values of the job's matrix lie in memory that all workers share. */
export interface WindowChunk<C extends Computation> {
  readonly computation: C;
  readonly job: Job<C>;
  readonly windows: readonly WindowOf<C>[];
}

/** Results in the order of the windows, up to the first that threw. */
export interface ChunkResult<C extends Computation> {
  readonly results: readonly ResultOf<C>[];
  /** What that one threw; its class is lost between threads. */
  readonly failure?: string;
}

/** What a worker does. It has no files, no clock and no state. */
export default function computeChunk<C extends Computation>({
  computation,
  job,
  windows,
}: WindowChunk<C>): ChunkResult<C> {
  const results: ResultOf<C>[] = [];
  try {
    for (const window of windows) results.push(computeWindow(computation, job, window));
    return { results };
  } catch (error) {
    return { results, failure: String(error) };
  }
}
