import { IntegrityError } from '../errors.js';
import type { ProfileHealth } from '../stages/profile-health.js';
import type { RunFile } from '../stages/run-file.js';
import type { RunReader } from './run-reader.js';

/** The run of a child, as its own run.json tells it. */
export interface ChildFacts {
  readonly id: string;
  readonly profile: string;
  readonly runId: string;
  readonly inSample: boolean;
  readonly health: readonly ProfileHealth[];
}

/** @throws IntegrityError when the run that is there now is not the one that the meta was made from */
export function childFacts({ id, profile, run_id }: RunFile['children'][number], run: RunReader): ChildFacts {
  const file = run.json<RunFile>('run.json');
  if (file.run_id === run_id) return { id, profile, runId: run_id, inSample: file.in_sample, health: file.health };
  throw new IntegrityError({
    where: `${run.directory}/run.json`,
    rule: `the run of sleeve ${id} must be the one that the meta consumed`,
    got: file.run_id,
    expected: run_id,
    cause: 'The sleeve was run again since, perhaps under another manifest; run the meta again.',
  });
}
