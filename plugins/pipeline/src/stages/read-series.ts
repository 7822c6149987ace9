import { decodeReturns } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import type { Inputs } from '../storage/inputs.js';

/** The last file that was made or decoded: the stages of a script and the tasks of a batch read the same one many times. */
let last: { readonly bytes: Uint8Array; readonly series: DatedReturns } | undefined;

/** Keeps a series with the bytes that it is in a file; a file of other bytes is decoded. */
export function keepSeries(bytes: Uint8Array, series: DatedReturns): void {
  last = { bytes, series };
}

/** The series in `returns.parquet` of an artifact. Nobody may write to it: others may have the same one. */
export async function readSeries(inputs: Inputs, directory: string): Promise<DatedReturns> {
  const bytes = inputs.artifact(directory, 'returns.parquet');
  if (last === undefined || Buffer.compare(last.bytes, bytes) !== 0) keepSeries(bytes, await decodeReturns(bytes));
  return last!.series;
}
