import { EngineError } from '../../errors.js';
import type { WorkerName } from '../catalogue.js';
import { answerOf } from './answer.js';
import { workerFor } from './workers.js';

/** Seconds that a package may take to load, on a machine that is busy. */
const LOAD_SECONDS = 180;

/** Loads the package of a worker, which takes seconds, unless its process has it. @throws EngineError when it does not load */
export async function loadWorker(name: WorkerName, python: string): Promise<void> {
  const worker = workerFor({ python, engine: name });
  if (worker.knows('load')) return;
  const answer = answerOf(name, await worker.ask({ header: { op: 'load' }, arrays: {} }, LOAD_SECONDS));
  if (answer.outcome === 'loaded') return;
  worker.end();
  throw new EngineError({
    where: `engine ${name}`,
    rule: 'its package must load',
    got: 'message' in answer ? answer.message : answer.outcome,
    expected: 'a package that loads',
    cause: 'What it rests on is missing or of another version; run `npx metafolio engines install`.',
  });
}
