import assert from 'node:assert/strict';
import { decodeTable } from '../data/parquet.js';

/** What one solved window decided to hold. */
export interface WindowTargets {
  /** Its number, or `now`. */
  readonly window: string;
  /** From this date on the targets hold. */
  readonly date: string;
  /** Signed fractions of capital, in the order of the columns of the table. */
  readonly weights: readonly number[];
  readonly names: readonly string[];
}

/** The rows of a run's `weights/<risk profile>.parquet`, by window. */
export async function windowTargets(table: Uint8Array): Promise<WindowTargets[]> {
  const [date, window, ...columns] = await decodeTable(table);
  assert(date?.type === 'date' && window?.type === 'string', 'a table of weights begins with date and window');
  const names = columns.map(({ name }) => name);
  return date.values.map((from, row) => ({
    window: window.values[row]!,
    date: from,
    weights: columns.map(({ values }) => Number(values[row])),
    names,
  }));
}
