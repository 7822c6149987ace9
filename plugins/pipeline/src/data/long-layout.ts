import { DataError } from '../errors.js';
import { type Cell, cellError, type Place } from './cell.js';
import { parseDateCell } from './date-cell.js';
import { checkWidth, columnIndex, type Header } from './header.js';
import { checkHasRows, checkSize, checkSymbol, type LayoutOptions, type LayoutReader } from './layout.js';
import type { Origin } from './origin.js';
import type { PriceTable } from './price-table.js';
import { parseValueCell } from './value-cell.js';

interface Observation {
  readonly date: string;
  readonly column: number;
  readonly value: number;
  readonly line: number;
}

/**
 * One row a date and asset, symbols in order of first appearance. Rows may be grouped by date or by symbol; the dates of
 * one symbol must ascend. Rows of symbols that are not declared are skipped, other columns are not looked at.
 */
export function longLayout(header: Header, { source, symbols: declared }: LayoutOptions): LayoutReader {
  const { file, unit } = header;
  const symbolColumn = named(header, source.symbol_column, 'source.symbol_column');
  const valueColumn = named(header, source.value_column, 'source.value_column');
  const dateIndex = columnIndex(header, source.date_column, 'source.date_column');
  const wanted = declared === undefined ? undefined : new Set(declared);
  const columnOf = new Map<string, number>();
  const latest: { date: string; line: number }[] = [];
  const observations: Observation[] = [];
  let rows = 0;

  const columnFor = (symbol: string, line: number): number => {
    const known = columnOf.get(symbol);
    if (known !== undefined) return known;
    checkSymbol(symbol, { file, unit, line, column: symbolColumn.name });
    columnOf.set(symbol, columnOf.size);
    return columnOf.size - 1;
  };

  return {
    columns: [dateIndex, symbolColumn.index, valueColumn.index],
    row: (cells, line) => {
      checkWidth(header, cells, line);
      rows++;
      const symbol = symbolCell(cells[symbolColumn.index]!, { file, unit, line, column: symbolColumn.name });
      if (wanted !== undefined && !wanted.has(symbol)) return;
      const column = columnFor(symbol, line);
      const place = { file, unit, line, column: source.date_column };
      const date = parseDateCell(cells[dateIndex]!, place);
      checkAscends(date, latest[column], { ...place, symbol });
      latest[column] = { date, line };
      const valuePlace = { ...place, column: `${valueColumn.name}, symbol ${symbol}` };
      observations.push({
        date,
        column,
        value: parseValueCell(cells[valueColumn.index]!, source.kind, valuePlace),
        line,
      });
    },
    part: () => {
      checkHasRows(header, rows);
      const symbols = [...columnOf.keys()];
      return { table: pivot(observations, symbols, { file, unit, before: 0 }), symbols };
    },
  };
}

/** Numbers are no symbols: a Parquet file that holds the exchange's code 000001 as a number has lost its zeros. */
function symbolCell(cell: Cell, place: Place): string {
  if (typeof cell === 'string') return cell;
  throw cellError(place, {
    rule: 'a symbol must be a text',
    got: String(cell),
    expected: 'a column of texts',
    cause: 'The codes were written as numbers, which drops their leading zeros; write the column as text.',
  });
}

function named(header: Header, name: string | undefined, setting: string): { name: string; index: number } {
  if (name !== undefined) return { name, index: columnIndex(header, name, setting) };
  throw new DataError({
    where: header.file,
    rule: `the long layout needs ${setting}`,
    got: 'none',
    expected: 'the name of a column',
    cause: 'The sleeve says layout: long and does not say where symbol and value stand.',
  });
}

function checkAscends(
  date: string,
  before: { date: string; line: number } | undefined,
  place: Place & { readonly symbol: string },
): void {
  if (before === undefined || date > before.date) return;
  const twice = date === before.date;
  throw cellError(place, {
    rule: twice ? 'a symbol must have one row a date' : 'the dates of a symbol must ascend',
    got: `${date} for ${place.symbol}, after ${before.date} in ${place.unit} ${before.line}`,
    expected: 'a later date',
    cause: twice
      ? 'Two downloads were appended, or the file holds several prices a day; keep one.'
      : 'The file is sorted newest first or was appended out of order; sort it by date.',
  });
}

function pivot(observations: readonly Observation[], symbols: readonly string[], origin: Origin): PriceTable {
  const dates = [...new Set(observations.map(({ date }) => date))].sort();
  const cols = symbols.length;
  checkSize(origin.file, { dates, symbols });
  const rowOf = new Map(dates.map((date, t) => [date, t]));
  const values = new Float64Array(dates.length * cols).fill(Number.NaN);
  const cellLines = new Int32Array(dates.length * cols);
  const lines: number[] = new Array(dates.length).fill(0);
  for (const { date, column, value, line } of observations) {
    const row = rowOf.get(date)!;
    values[row * cols + column] = value;
    cellLines[row * cols + column] = line;
    lines[row] ||= line;
  }
  return { dates, symbols, values, origins: [origin], lines, cellLines };
}
