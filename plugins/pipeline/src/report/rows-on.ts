import assert from 'node:assert/strict';
import { returnsMatrix } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';

/** The rows of a series on these dates, in their order; the series has them all. */
export function rowsOn(
  { dates, matrix: { assets, cols, values } }: DatedReturns,
  wanted: readonly string[],
): DatedReturns {
  const rowOf = new Map(dates.map((date, row) => [date, row]));
  const picked = new Float64Array(wanted.length * cols);
  wanted.forEach((date, t) => {
    const row = rowOf.get(date);
    assert(row !== undefined, `the stream of a meta lives on the common dates of its children, ${date} is none`);
    picked.set(values.subarray(row * cols, (row + 1) * cols), t * cols);
  });
  return { dates: wanted, matrix: returnsMatrix(assets, picked) };
}
