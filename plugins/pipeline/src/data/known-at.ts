import { DataError } from '../errors.js';
import { firstObserved, type PriceTable, subTable } from './price-table.js';

/**
 * The table as it was known at `as_of`: rows after it are cut, with the assets whose first value comes later; so are the rows before
 * the first value of any asset (an asset list shorter than the file begins with its own history).
 *
 * No number of the result depends on a row after `as_of`.
 *
 * @throws {@link DataError} when nothing is left
 */
export function knownAt(table: PriceTable, file: string, as_of?: string): PriceTable {
  const known = table.dates.map((_, t) => t).filter((t) => as_of === undefined || table.dates[t]! <= as_of);
  const past = subTable(table, known, [...table.symbols.keys()]);
  const begins = past.symbols.map((_, j) => firstObserved(past, j));
  const listed = [...begins.keys()].filter((j) => begins[j]! < known.length);
  if (listed.length === 0) {
    throw new DataError({
      where: file,
      rule: 'the data must begin on or before as_of',
      got: `a first row of ${table.dates[0]}`,
      expected: `at most ${as_of}`,
      cause: 'as_of of the manifest lies before the history of the source.',
    });
  }
  const begin = begins.reduce((earliest, row) => Math.min(earliest, row));
  return subTable(past, [...known.keys()].slice(begin), listed);
}
