import { DataError } from '../errors.js';
import { csvBytes } from './csv-bytes.js';
import { eachRecord } from './csv-records.js';
import { readHeader } from './header.js';
import { checkHasValues, type LayoutReader } from './layout.js';
import { longLayout } from './long-layout.js';
import type { PriceTable } from './price-table.js';
import type { SourceFormat } from './source-format.js';
import { wideLayout } from './wide-layout.js';

export interface ReadOptions {
  /** Path of the file as the user knows it; every message starts with it. */
  readonly file: string;
  readonly source: SourceFormat;
  /** When given, only these symbols are read, and each must be in the file. */
  readonly symbols?: readonly string[];
}

/**
 * Reads prices or returns from CSV (UTF-8, gzipped or not, wide or long) without judging their order or calendar.
 *
 * Values: an empty cell is NaN; nothing else but a plain decimal number is read as one.
 *
 * @returns T × N values in the order of the file's rows and columns (of first appearance, in a long file)
 * @throws {@link DataError} naming file, line and column of the first cell that breaks a rule
 */
export function readPriceTable(bytes: Uint8Array, { file, source, symbols }: ReadOptions): PriceTable {
  let reader: LayoutReader | undefined;
  eachRecord(csvBytes(bytes, file), file, (cells, line) => {
    if (reader !== undefined) return reader.row(cells, line);
    const header = readHeader(cells, { file, line });
    const layout = source.layout === 'long' ? longLayout : wideLayout;
    reader = layout(header, { source, symbols });
  });
  if (reader === undefined) throw emptyFile(file);
  const table = (reader as LayoutReader).table();
  checkHasValues(table, file);
  return table;
}

function emptyFile(file: string): DataError {
  return new DataError({
    where: file,
    rule: 'the file must not be empty',
    got: '0 lines with text',
    expected: 'a header and rows',
    cause: 'The download failed and left an empty file behind.',
  });
}
