import { CsvError, parse } from 'csv-parse/sync';
import { DataError } from '../errors.js';
import { eachPlainRecord, isPlain } from './plain-records.js';

/** Longest line accepted, in characters. */
export const MAX_LINE_LENGTH = 1024 * 1024;

/** Hands on the cells of each record in turn, trimmed, with the line of the file on which the record ends. */
export type RecordVisitor = (cells: readonly string[], line: number) => void;

/**
 * Walks the records of a comma-separated text (RFC 4180, quoted cells allowed; BOM, LF and CRLF accepted; blank lines
 * skipped), without keeping them.
 *
 * @throws {@link DataError} on a broken quote or a line over {@link MAX_LINE_LENGTH}
 */
export function eachRecord(text: Uint8Array, file: string, visit: RecordVisitor): void {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  if (isPlain(bytes, MAX_LINE_LENGTH)) eachPlainRecord(bytes, visit);
  else eachParsedRecord(text, file, visit);
}

/** {@link eachRecord} by a parser, which finds the quotes. */
export function eachParsedRecord(text: Uint8Array, file: string, visit: RecordVisitor): void {
  try {
    parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_LINE_LENGTH,
      on_record: (cells: string[], { lines }) => {
        visit(cells, lines);
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? recordError(error, file) : error;
  }
}

function recordError(error: CsvError, file: string): DataError {
  const where = `${file}: line ${error.lines}`;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new DataError({
      where,
      rule: 'a line must not be longer than the limit',
      got: `more than ${MAX_LINE_LENGTH} characters`,
      expected: `at most ${MAX_LINE_LENGTH}`,
      cause: 'A quote that is never closed swallows the lines after it, or the file is no CSV.',
    });
  }
  return new DataError({
    where,
    rule: 'quotes must enclose a whole cell and be closed',
    got: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote that is never closed' : 'a quote inside a cell',
    expected: 'cells without quotes, or "…"',
    cause: 'The text holds quotes that were not doubled, or the file was cut in the middle of a quoted cell.',
  });
}
