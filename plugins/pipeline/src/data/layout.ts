import { DataError } from '../errors.js';
import { type Cell, cellError, type Place, shown } from './cell.js';
import { type Header, listed } from './header.js';
import { whereRecord } from './origin.js';
import type { PriceTable } from './price-table.js';
import type { SourceFormat } from './source-format.js';
import { symbolFault } from './symbol.js';

/** Most cells of the table that a source spans: half a gigabyte of numbers. */
const MAX_CELLS = 2 ** 26;

/** What is fed with the records of one file in turn. */
export interface RecordReader {
  /** Indexes of the cells that it looks at. */
  readonly columns: readonly number[];
  readonly row: (cells: readonly Cell[], line: number) => void;
}

/** How the records of one file become a table, asked for at the end. */
export interface LayoutReader extends RecordReader {
  readonly part: () => Part;
}

/** What one file of a source holds. */
export interface Part {
  /** Of the declared assets only, of which it may have none. */
  readonly table: PriceTable;
  /** Every symbol of the file, as far as it was looked at. */
  readonly symbols: readonly string[];
}

export interface LayoutOptions {
  readonly source: SourceFormat;
  /** The declared assets; undefined takes every symbol of the file. */
  readonly symbols: readonly string[] | undefined;
}

/** @throws {@link DataError} when a text cannot be a symbol (the rule is {@link symbolFault}'s) */
export function checkSymbol(symbol: string, place: Place): void {
  const cause = symbolFault(symbol);
  if (cause === undefined) return;
  throw cellError(place, {
    rule: 'a symbol must be a printable name',
    got: shown(symbol),
    expected: '1 to 64 printable characters, not starting with = + - @',
    cause,
  });
}

/** @throws {@link DataError} when a declared asset is not among the symbols of the file */
export function checkDeclared(file: string, declared: readonly string[], found: readonly string[]): void {
  const known = new Set(found);
  const missing = declared.filter((symbol) => !known.has(symbol));
  if (missing.length === 0) return;
  throw new DataError({
    where: file,
    rule: 'every declared asset must be in the file',
    got: `the symbols ${listed(found)}`,
    expected: listed(missing),
    cause: 'The symbol is misspelt under assets of sleeve.yaml, or the download left it out.',
  });
}

/** @throws {@link DataError} when the file ended after its header */
export function checkHasRows(header: Header, rows: number): void {
  if (rows > 0) return;
  throw new DataError({
    where: whereRecord(header),
    rule: header.line === 0 ? 'the file must have rows' : 'the file must have rows after its header',
    got: '0 rows',
    expected: 'at least 1',
    cause: 'The query behind the export found nothing: a wrong range of dates or a wrong symbol.',
  });
}

/** @throws {@link DataError} when a table would not fit into memory */
export function checkSize(file: string, { dates, symbols }: Pick<PriceTable, 'dates' | 'symbols'>): void {
  if (dates.length * symbols.length <= MAX_CELLS) return;
  throw new DataError({
    where: file,
    rule: 'the source must not span more cells than the limit',
    got: `${dates.length} dates for ${symbols.length} symbols`,
    expected: `at most ${MAX_CELLS} cells`,
    cause:
      'Symbol and value columns are mixed up, or the file holds many universes; declare the assets that take part.',
  });
}

/** @throws {@link DataError} naming the first symbol without any value */
export function checkHasValues(table: PriceTable, file: string): void {
  const { symbols, values } = table;
  const empty = symbols.filter((_, j) => !hasValue(values, j, symbols.length));
  if (empty.length === 0) return;
  throw new DataError({
    where: `${file}: column ${empty[0]}`,
    rule: 'an asset must have at least one value',
    got: `none in ${listed(empty)}`,
    expected: 'a number in some row',
    cause: 'The symbol was unknown to the vendor; remove the column, or declare the other assets in sleeve.yaml.',
  });
}

function hasValue(values: Float64Array, column: number, cols: number): boolean {
  for (let k = column; k < values.length; k += cols) if (!Number.isNaN(values[k]!)) return true;
  return false;
}
