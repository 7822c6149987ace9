import type { Origin } from './origin.js';

/** Prices (or returns) as they stand in the source, before any judgement on them. */
export interface PriceTable {
  /** T ISO dates in the order of the source: duplicates and disorder are the audit's business. */
  readonly dates: readonly string[];
  /** N unique symbols. */
  readonly symbols: readonly string[];
  /** T × N, row-major; NaN is an empty cell. */
  readonly values: Float64Array;
  /** The files, or the query, that the records come from; at least one. */
  readonly origins: readonly Origin[];
  /** Record of each date as {@link Origin} numbers them; the first of them in a long source. */
  readonly lines: readonly number[];
  /** T × N records of the single cells, where a date has several; 0 where the source has none. */
  readonly cellLines?: Int32Array;
}

/** Record of one cell, as {@link Origin} numbers them. */
export function lineOf(table: PriceTable, row: number, column: number): number {
  return table.cellLines?.[row * table.symbols.length + column] || table.lines[row]!;
}

/** First row at or after `from` in which a column has a value; the number of rows when there is none. */
export function firstObserved(table: PriceTable, column: number, from = 0): number {
  const { dates, symbols, values } = table;
  let row = from;
  while (row < dates.length && Number.isNaN(values[row * symbols.length + column]!)) row++;
  return row;
}

/** Last row in which a column has a value; -1 when there is none. */
export function lastObserved(table: PriceTable, column: number): number {
  const { dates, symbols, values } = table;
  let row = dates.length - 1;
  while (row >= 0 && Number.isNaN(values[row * symbols.length + column]!)) row--;
  return row;
}

/** Whether any asset has a value in a row. */
export function hasObservation({ symbols, values }: PriceTable, row: number): boolean {
  const end = (row + 1) * symbols.length;
  for (let k = row * symbols.length; k < end; k++) if (!Number.isNaN(values[k]!)) return true;
  return false;
}

/** The rows and columns of a table that are named by index, in the order given. */
export function subTable(table: PriceTable, rows: readonly number[], columns: readonly number[]): PriceTable {
  const { dates, symbols, values, origins, lines, cellLines } = table;
  const cells = new Float64Array(rows.length * columns.length);
  const linesOfCells = new Int32Array(cellLines === undefined ? 0 : cells.length);
  let k = 0;
  for (const t of rows) {
    for (const j of columns) {
      const cell = t * symbols.length + j;
      cells[k] = values[cell]!;
      if (cellLines !== undefined) linesOfCells[k] = cellLines[cell]!;
      k++;
    }
  }
  return {
    dates: rows.map((t) => dates[t]!),
    symbols: columns.map((j) => symbols[j]!),
    values: cells,
    origins,
    lines: rows.map((t) => lines[t]!),
    ...(cellLines && { cellLines: linesOfCells }),
  };
}

/** The table without the rows in which no asset has a value: they hold no observation, as if the file did not have them. */
export function withoutBlankRows(table: PriceTable): PriceTable {
  const rows = table.dates.map((_, t) => t).filter((t) => hasObservation(table, t));
  return subTable(table, rows, [...table.symbols.keys()]);
}
