import type { Calendar } from '../calendar.js';
import { whereOf } from '../cell.js';
import { recordPlace } from '../origin.js';
import { lineOf, type PriceTable } from '../price-table.js';
import type { SourceFormat } from '../source-format.js';
import type { FindingRow } from './finding.js';

/** What every rule of the audit may look at. */
export interface AuditContext {
  readonly table: PriceTable;
  readonly calendar: Calendar;
  readonly source: SourceFormat;
  readonly as_of: string | undefined;
  /** Earliest and latest date of the table, whatever its order. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Simple returns, T × N aligned with the rows of the table; NaN where there is none. */
  readonly returns: Float64Array;
}

/** A row of the source as a finding names it. */
export type RowPlace = FindingRow & { readonly line: number };

/** A cell of the source as a finding names it. */
export type CellPlace = RowPlace & Required<Pick<FindingRow, 'symbol' | 'value'>>;

/** A row of the table as a finding names it. */
export function rowPlace({ table }: AuditContext, row: number): RowPlace {
  return { date: table.dates[row]!, ...inFile(table, table.lines[row]!) };
}

/** A cell of the table as a finding names it, with its value as it stands in the file. */
export function cellPlace({ table }: AuditContext, row: number, column: number): CellPlace {
  return {
    date: table.dates[row]!,
    ...inFile(table, lineOf(table, row, column)),
    symbol: table.symbols[column]!,
    value: table.values[row * table.symbols.length + column]!,
  };
}

/** `prices.csv: line 7, column Date`. */
export function whereRow(context: AuditContext, place: Pick<RowPlace, 'file' | 'line'>): string {
  return whereColumn(context, place, context.source.date_column);
}

/** `prices.csv: line 7, column AAPL`; in a long source the column is the value column, and the symbol is named after it. */
export function whereCell(context: AuditContext, place: Pick<CellPlace, 'file' | 'line' | 'symbol'>): string {
  const { layout, value_column } = context.source;
  return whereColumn(context, place, layout === 'long' ? `${value_column}, symbol ${place.symbol}` : place.symbol);
}

function whereColumn(
  { table: { origins } }: AuditContext,
  { file, line }: Pick<RowPlace, 'file' | 'line'>,
  column: string,
): string {
  const origin = origins.find((candidate) => candidate.file === file) ?? origins[0]!;
  return whereOf({ file: origin.file, unit: origin.unit, line, column });
}

/** The file is named where the source has several. */
function inFile({ origins }: PriceTable, record: number): Pick<RowPlace, 'file' | 'line'> {
  const { file, line } = recordPlace(origins, record);
  return origins.length > 1 ? { file, line } : { line };
}
