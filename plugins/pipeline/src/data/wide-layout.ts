import { parseDateCell } from './date-cell.js';
import { checkWidth, columnIndex, type Header } from './header.js';
import { checkDeclared, checkHasRows, checkSymbol, type LayoutOptions, type LayoutReader } from './layout.js';
import { parseValueCell } from './value-cell.js';

/** One row a date, one column an asset, in the order of the file. Columns that are not declared are not looked at. */
export function wideLayout(header: Header, { source, symbols: declared }: LayoutOptions): LayoutReader {
  const { file } = header;
  const dateIndex = columnIndex(header, source.date_column, 'source.date_column');
  const columns = assetColumns(header, dateIndex, declared);
  const dates: string[] = [];
  const lines: number[] = [];
  const values: number[] = [];
  return {
    row: (cells, line) => {
      checkWidth(header, cells, line);
      dates.push(parseDateCell(cells[dateIndex]!, { file, line, column: source.date_column }));
      lines.push(line);
      for (const { symbol, index } of columns) {
        values.push(parseValueCell(cells[index]!, source.kind, { file, line, column: symbol }));
      }
    },
    table: () => {
      checkHasRows(header, dates.length);
      return { dates, symbols: columns.map(({ symbol }) => symbol), values: Float64Array.from(values), lines };
    },
  };
}

function assetColumns(
  { file, line, names }: Header,
  dateIndex: number,
  declared: readonly string[] | undefined,
): { symbol: string; index: number }[] {
  const all = names.map((symbol, index) => ({ symbol, index })).filter(({ index }) => index !== dateIndex);
  const symbols = all.map(({ symbol }) => symbol);
  checkDeclared(file, declared ?? [], symbols);
  const wanted = new Set(declared ?? symbols);
  const columns = all.filter(({ symbol }) => wanted.has(symbol));
  for (const { symbol, index } of columns) checkSymbol(symbol, { file, line, column: `${index + 1}` });
  return columns;
}
