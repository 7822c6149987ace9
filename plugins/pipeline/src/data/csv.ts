import { DataError } from '../errors.js';
import { csvBytes } from './csv-bytes.js';
import { eachRecord } from './csv-records.js';
import { type Header, readHeader } from './header.js';
import type { LayoutOptions, Part, RecordReader } from './layout.js';
import { layoutReader } from './layout-reader.js';

/** How to read one file of a source. */
export interface ReadOptions extends LayoutOptions {
  /** Path of the file as the user knows it; every message starts with it. */
  readonly file: string;
}

/**
 * Reads prices or returns from CSV (UTF-8, gzipped or not, wide or long) without judging their order or calendar.
 *
 * Values: an empty cell is NaN; nothing else but a plain decimal number is read as one.
 *
 * @returns T × N values in the order of the file's rows and columns (of first appearance, in a long file)
 * @throws {@link DataError} naming file, line and column of the first cell that breaks a rule
 */
export function readCsv(bytes: Uint8Array, { file, ...options }: ReadOptions): Part {
  return walkCsv(bytes, file, (header) => layoutReader(header, options)).part();
}

/** Hands every record of a CSV file to the reader that `open` makes of its header. @throws {@link DataError} as {@link readCsv} */
export function walkCsv<R extends RecordReader>(bytes: Uint8Array, file: string, open: (header: Header) => R): R {
  let reader: R | undefined;
  eachRecord(csvBytes(bytes, file), file, (cells, line) => {
    if (reader === undefined) reader = open(readHeader(cells, { file, unit: 'line', line }));
    else reader.row(cells, line);
  });
  if (reader === undefined) throw emptyFile(file);
  return reader;
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
