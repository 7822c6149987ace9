import { parseDateCell } from './date-cell.js';
import { checkWidth, columnIndex, type Header } from './header.js';
import { checkHasRows, checkSymbol, type LayoutOptions, type LayoutReader } from './layout.js';
import { parseValueCell } from './value-cell.js';

/** One row a date, one column an asset, in the order of the file. Columns that are not declared are not looked at. */
export function wideLayout(header: Header, { source, symbols: declared }: LayoutOptions): LayoutReader {
  const { file, unit, names } = header;
  const dateIndex = columnIndex(header, source.date_column, 'source.date_column');
  const columns = assetColumns(header, dateIndex, declared);
  const dates: string[] = [];
  const lines: number[] = [];
  const values: number[] = [];
  return {
    columns: [dateIndex, ...columns.map(({ index }) => index)],
    row: (cells, line) => {
      checkWidth(header, cells, line);
      dates.push(parseDateCell(cells[dateIndex]!, { file, unit, line, column: source.date_column }));
      lines.push(line);
      for (const { symbol, index } of columns) {
        values.push(parseValueCell(cells[index]!, source.kind, { file, unit, line, column: symbol }));
      }
    },
    part: () => {
      checkHasRows(header, dates.length);
      const symbols = columns.map(({ symbol }) => symbol);
      const origins = [{ file, unit, before: 0 }];
      return {
        table: { dates, symbols, values: new Float64Array(values), origins, lines },
        symbols: names.filter((_, index) => index !== dateIndex),
      };
    },
  };
}

function assetColumns(
  { names, ...place }: Header,
  dateIndex: number,
  declared: readonly string[] | undefined,
): { symbol: string; index: number }[] {
  const all = names.map((symbol, index) => ({ symbol, index })).filter(({ index }) => index !== dateIndex);
  const wanted = new Set(declared ?? names);
  const columns = all.filter(({ symbol }) => wanted.has(symbol));
  for (const { symbol, index } of columns) checkSymbol(symbol, { ...place, column: `${index + 1}` });
  return columns;
}
