import type { Calendar } from '../calendar.js';
import { lineOf, type PriceTable } from '../price-table.js';
import type { SourceFormat } from '../source-format.js';
import type { FindingRow } from './finding.js';

/** What every rule of the audit may look at. */
export interface AuditContext {
  readonly table: PriceTable;
  readonly calendar: Calendar;
  readonly file: string;
  readonly source: SourceFormat;
  readonly as_of: string | undefined;
  /** Earliest and latest date of the table, whatever its order. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Simple returns, T × N aligned with the rows of the table; NaN where there is none. */
  readonly returns: Float64Array;
}

/** A row of the table as a finding names it. */
export function rowPlace({ table }: AuditContext, row: number): FindingRow & { readonly line: number } {
  return { date: table.dates[row]!, line: table.lines[row]! };
}

/** A cell of the table as a finding names it, with its value as it stands in the file. */
export function cellPlace({ table }: AuditContext, row: number, column: number): Required<FindingRow> {
  return {
    date: table.dates[row]!,
    line: lineOf(table, row, column),
    symbol: table.symbols[column]!,
    value: table.values[row * table.symbols.length + column]!,
  };
}

/** `prices.csv: line 7, column Date`. */
export function whereRow({ file, source }: AuditContext, line: number): string {
  return `${file}: line ${line}, column ${source.date_column}`;
}

/** `prices.csv: line 7, column AAPL`; in a long file the column is the value column, and the symbol is named after it. */
export function whereCell({ file, source }: AuditContext, { line, symbol }: { line: number; symbol: string }): string {
  const column = source.layout === 'long' ? `${source.value_column}, symbol ${symbol}` : symbol;
  return `${file}: line ${line}, column ${column}`;
}
