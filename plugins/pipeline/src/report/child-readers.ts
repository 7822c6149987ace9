import type { ResolvedMeta } from '../manifest/index.js';
import type { LeavesFile } from '../stages/run-file.js';
import { archiveDirectory, runDirectory } from '../storage/artifact-paths.js';
import type { Inputs } from '../storage/inputs.js';
import { type RunReader, runReader } from './run-reader.js';

/** The runs of a meta's children by id, where the meta's own run says they are: pinned, or made by a sleeve (itself a leaf) or a meta. */
export function childReaders(inputs: Inputs, run: RunReader): ReadonlyMap<string, RunReader> {
  const { sleeves } = run.json<ResolvedMeta>('resolved_manifest.json');
  const leaves = run.json<LeavesFile>('leaves.json');
  const directoryOf = ({ id, profile, run_id }: ResolvedMeta['sleeves'][number]): string => {
    if (run_id !== undefined) return archiveDirectory(run_id);
    return runDirectory(leaves.some(({ path }) => path === id) ? 'sleeve' : 'meta', profile);
  };
  return new Map(sleeves.map((sleeve) => [sleeve.id, runReader(inputs, directoryOf(sleeve))]));
}
