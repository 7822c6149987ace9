import { availableParallelism } from 'node:os';
import { ConfigurationError } from '../errors.js';

/** The environment variable that sets the number of workers. */
export const WORKERS_VARIABLE = 'METAFOLIO_WORKERS';

/** How many workers help the process, and whether somebody asked for them or they are only used where they pay. */
export interface WorkerCount {
  readonly workers: number;
  readonly asked: boolean;
}

/**
 * The option, else METAFOLIO_WORKERS, else one for each processor but the one that the process itself keeps busy.
 *
 * @throws ConfigurationError when the number is not a whole one
 */
export function workerCount(option: number | undefined, environment: NodeJS.ProcessEnv): WorkerCount {
  const text = option === undefined ? environment[WORKERS_VARIABLE] : String(option);
  if (text === undefined || text === '') return { workers: availableParallelism() - 1, asked: false };
  if (/^\d{1,3}$/.test(text)) return { workers: Number(text), asked: true };
  throw new ConfigurationError({
    where: WORKERS_VARIABLE,
    rule: 'the number of workers must be a whole number',
    got: JSON.stringify(text),
    expected: '0 (none) to 999',
    cause: 'The variable or option holds something else; without it every processor has something to do.',
  });
}
