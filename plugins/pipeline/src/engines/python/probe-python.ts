import { existsSync } from 'node:fs';
import { EngineError } from '../../errors.js';
import type { WorkerName } from '../catalogue.js';
import type { EngineProbe } from '../engine.js';
import { answerOf } from './answer.js';
import { workerFor } from './workers.js';

/** Seconds that a process may take to tell what is installed, on a machine that is busy. */
const PROBE_SECONDS = 60;

/** What a Python has of an engine; its package is not loaded for it. */
export async function probePython(name: WorkerName, python: string): Promise<EngineProbe> {
  if (!existsSync(python)) return { name, missing: `there is no Python at ${python}` };
  try {
    const worker = workerFor({ python, engine: name });
    const answer = answerOf(name, await worker.ask({ header: { op: 'probe' }, arrays: {} }, PROBE_SECONDS));
    if (answer.outcome !== 'probe') return { name, missing: `${python} answered ${answer.outcome}` };
    const { version, python: release, packages } = answer;
    return version === null
      ? { name, missing: `${python} does not have it` }
      : { name, version, python: release, packages };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const said = error.stderr.split('\n').at(-1);
    return { name, missing: said ? `${error.message} It said: ${said}` : error.message };
  }
}
