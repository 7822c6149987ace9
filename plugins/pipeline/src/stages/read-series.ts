import { decodeReturns } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import type { Inputs } from '../storage/inputs.js';

/** The last file that was decoded: the tasks of a batch read the same one for every risk profile. */
let last: { readonly bytes: Uint8Array; readonly series: DatedReturns } | undefined;

/** The series in `returns.parquet` of an artifact. Nobody may write to it: others may have the same one. */
export async function readSeries(inputs: Inputs, directory: string): Promise<DatedReturns> {
  const bytes = inputs.artifact(directory, 'returns.parquet');
  if (last === undefined || Buffer.compare(last.bytes, bytes) !== 0)
    last = { bytes, series: await decodeReturns(bytes) };
  return last.series;
}
