import type { Cell } from '../cell.js';
import { dateText, instantText, MILLISECONDS_A_DAY } from '../instant.js';
import type { DuckDb, DuckDbResult } from './duckdb.js';

/**
 * The rows of a result as cells, in the order of the columns that are looked at: a query without ORDER BY has none that it promises.
 *
 * @param columns - indexes of the columns that are looked at, the first to order by first; the others stay empty
 */
export function orderedRows(duckdb: DuckDb, result: DuckDbResult, columns: readonly number[]): Cell[][] {
  const types = columns.map((index) => duckdb.DuckDBTypeId[result.columnTypeId(index)]!);
  const rows = result.getRows().map((row) => {
    const cells: Cell[] = new Array<Cell>(result.columnCount).fill('');
    columns.forEach((index, k) => {
      cells[index] = cellOf(row[index], types[k]!);
    });
    return cells;
  });
  return rows.sort((a, b) => {
    const index = columns.find((column) => !Object.is(a[column], b[column]));
    if (index === undefined) return 0;
    return String(a[index]) < String(b[index]) ? -1 : 1;
  });
}

function cellOf(value: unknown, type: string): Cell {
  if (value === null) return '';
  const point = POINTS_IN_TIME[type];
  if (point !== undefined) return point(value as never);
  if (typeof value === 'number') return value;
  // Decimals become their digits; what is neither number nor text is refused as a cell.
  return typeof value === 'bigint' ? Number(value) : String(value);
}

/** By the name of the column's type: the date of a midnight, else the instant in full, which no date cell accepts. */
const POINTS_IN_TIME: Readonly<Record<string, (value: never) => string>> = {
  DATE: ({ days }: { days: number }) => dateText(days),
  TIMESTAMP: ({ micros }: { micros: bigint }) => instantText(micros, MILLISECONDS_A_DAY * 1_000n),
  TIMESTAMP_TZ: ({ micros }: { micros: bigint }) => instantText(micros, MILLISECONDS_A_DAY * 1_000n),
  TIMESTAMP_S: ({ seconds }: { seconds: bigint }) => instantText(seconds, MILLISECONDS_A_DAY / 1_000n),
  TIMESTAMP_MS: ({ millis }: { millis: bigint }) => instantText(millis, MILLISECONDS_A_DAY),
  TIMESTAMP_NS: ({ nanos }: { nanos: bigint }) => instantText(nanos, MILLISECONDS_A_DAY * 1_000_000n),
};
