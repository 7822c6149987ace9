import { DataError } from '../errors.js';
import { checkDeclared, checkHasValues, checkSize, type Part } from './layout.js';
import { recordPlace, whereRecord } from './origin.js';
import { lineOf, type PriceTable } from './price-table.js';

export interface JoinOptions {
  /** Path or pattern of the source as the user knows it. */
  readonly file: string;
  /** The declared assets, each of which must be in some part. */
  readonly symbols?: readonly string[] | undefined;
}

/**
 * One table of the parts of a source: dates ascending, symbols in order of first appearance. Parts may share dates (each with
 * other assets) or assets (each with other dates), but no cell. A single part is taken as it is.
 *
 * @param parts - in the order of their files; NaN where no part has a row for a date and asset
 * @throws {@link DataError} when a declared asset is in no part, an asset has no value, or parts overlap
 */
export function joinParts(parts: readonly Part[], { file, symbols }: JoinOptions): PriceTable {
  const found = new Set(parts.flatMap((part) => part.symbols));
  checkDeclared(file, symbols ?? [], [...found]);
  // A file of other assets only has dates that say nothing of these.
  const [first, ...others] = parts.map(({ table }) => table).filter((table) => table.symbols.length > 0);
  if (first === undefined) throw noAsset(file);
  const table = others.length === 0 ? first : joinTables(file, [first, ...others]);
  checkHasValues(table, file);
  return table;
}

function joinTables(file: string, tables: readonly PriceTable[]): PriceTable {
  tables.forEach(checkAscends);
  const numbered = numberedOn(tables);
  const dates = [...new Set(numbered.flatMap((table) => table.dates))].sort();
  const symbols = [...new Set(numbered.flatMap((table) => table.symbols))];
  checkSize(file, { dates, symbols });
  const values = new Float64Array(dates.length * symbols.length).fill(Number.NaN);
  const cellLines = new Int32Array(values.length);
  const lines: number[] = new Array(dates.length).fill(0);
  const joined = { dates, symbols, values, origins: numbered.flatMap(({ origins }) => origins), lines, cellLines };
  const [rowOf, columnOf] = [indexOf(dates), indexOf(symbols)];
  for (const table of numbered) {
    const columns = table.symbols.map((symbol) => columnOf.get(symbol)!);
    table.dates.forEach((date, t) => {
      const row = rowOf.get(date)!;
      lines[row] ||= table.lines[t]!;
      columns.forEach((column, j) => {
        if (table.cellLines?.[t * columns.length + j] === 0) return;
        const cell = row * symbols.length + column;
        if (cellLines[cell] !== 0) throw overlap(joined, cell, lineOf(table, t, j));
        cellLines[cell] = lineOf(table, t, j);
        values[cell] = table.values[t * columns.length + j]!;
      });
    });
  }
  return joined;
}

/** The tables with their records counted on from one to the next. */
function numberedOn(tables: readonly PriceTable[]): PriceTable[] {
  let before = 0;
  return tables.map((table) => {
    const shift = before;
    const cellLines = table.cellLines?.map((line) => (line === 0 ? 0 : line + shift));
    const lines = table.lines.map((line) => line + shift);
    for (const line of cellLines ?? lines) before = Math.max(before, line);
    const origins = table.origins.map((origin) => ({ ...origin, before: origin.before + shift }));
    return { ...table, origins, lines, ...(cellLines && { cellLines }) };
  });
}

function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

function checkAscends({ dates, lines, origins }: PriceTable): void {
  const row = dates.findIndex((date, t) => t > 0 && date <= dates[t - 1]!);
  if (row < 0) return;
  throw new DataError({
    where: whereRecord(recordPlace(origins, lines[row]!)),
    rule: 'the dates of a file that is joined with others must ascend',
    got: `${dates[row]} after ${dates[row - 1]}`,
    expected: 'a later date than in the row before',
    cause: 'The file is sorted newest first, or two downloads were appended; sort it by date, one row a date.',
  });
}

function overlap(
  { dates, symbols, origins, cellLines }: Required<PriceTable>,
  cell: number,
  record: number,
): DataError {
  const taken = whereRecord(recordPlace(origins, cellLines[cell]!));
  return new DataError({
    where: whereRecord(recordPlace(origins, record)),
    rule: 'the files of one source must not overlap',
    got: `${dates[Math.floor(cell / symbols.length)]} of ${symbols[cell % symbols.length]}, which stands in ${taken} too`,
    expected: 'each date and asset in one file',
    cause: 'Two downloads share days, or the pattern of source.path matches an old copy; leave each row in one file.',
  });
}

function noAsset(file: string): DataError {
  return new DataError({
    where: file,
    rule: 'the source must have an asset',
    got: 'a column of dates alone',
    expected: 'a column for each asset',
    cause: 'The query behind the export found no symbol, or the file is long and source.layout says wide.',
  });
}
