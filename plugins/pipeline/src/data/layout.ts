import { DataError } from '../errors.js';
import { cellError, shown } from './cell.js';
import { type Header, listed } from './header.js';
import type { PriceTable } from './price-table.js';
import type { SourceFormat } from './source-format.js';
import { symbolFault } from './symbol.js';

/** How the records of a source become a table: fed with each row in turn, asked for the table at the end. */
export interface LayoutReader {
  readonly row: (cells: readonly string[], line: number) => void;
  readonly table: () => PriceTable;
}

export interface LayoutOptions {
  readonly source: SourceFormat;
  /** The declared assets; undefined takes every symbol of the file. */
  readonly symbols: readonly string[] | undefined;
}

/** @throws {@link DataError} when a text cannot be a symbol (the rule is {@link symbolFault}'s) */
export function checkSymbol(symbol: string, place: { file: string; line: number; column: string }): void {
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
    where: `${header.file}: line ${header.line}`,
    rule: 'the file must have rows after its header',
    got: '0 rows',
    expected: 'at least 1',
    cause: 'The query behind the export found nothing: a wrong range of dates or a wrong symbol.',
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
