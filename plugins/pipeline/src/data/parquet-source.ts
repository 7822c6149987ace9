import { type FileMetaData, parquetMetadata, parquetScan, parquetSchema, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { DataError } from '../errors.js';
import { type Cell, cellError } from './cell.js';
import type { ReadOptions } from './csv.js';
import { checkBytes } from './csv-bytes.js';
import { type Header, readHeader } from './header.js';
import { dateText, instantText, MILLISECONDS_A_DAY } from './instant.js';
import type { Part, RecordReader } from './layout.js';
import { layoutReader } from './layout-reader.js';

const MAGIC = Buffer.from('PAR1');

/** Whether bytes begin as a Parquet file does. */
export function isParquet(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.byteLength));
}

/**
 * Reads prices or returns from a Parquet file of any program (wide or long, every codec but LZO) without judging their order or
 * calendar. Columns that are not looked at may be of any type.
 *
 * Dates are DATE, TIMESTAMP at midnight UTC, or ISO texts. Values are numbers or decimal texts; null and NaN are NaN.
 *
 * @returns T × N values in the order of the file's rows and columns (of first appearance, in a long file)
 * @throws {@link DataError} naming file, row and column of the first cell that breaks a rule
 */
export async function readParquet(bytes: Uint8Array, { file, ...options }: ReadOptions): Promise<Part> {
  return (await walkParquet(bytes, file, (header) => layoutReader(header, options))).part();
}

/** Hands every row of a Parquet file to the reader that `open` makes of its header. @throws {@link DataError} as {@link readParquet} */
export async function walkParquet<R extends RecordReader>(
  bytes: Uint8Array,
  file: string,
  open: (header: Header) => R,
): Promise<R> {
  const buffer = Uint8Array.from(bytes).buffer;
  const metadata = decoding(file, () => parquetMetadata(buffer));
  checkUncompressed(file, metadata);
  const schema = parquetSchema(metadata).children;
  const names = schema.map(({ element }) => element.name);
  const header = readHeader(names, { file, unit: 'row', line: 0 });
  const reader = open(header);
  const columns = new Map<number, readonly Cell[]>();
  for (const index of reader.columns) {
    const { element, children } = schema[index]!;
    if (children.length > 0 || element.repetition_type === 'REPEATED') throw nested(header, element.name);
    columns.set(index, await readColumn({ buffer, metadata, element, file }));
  }
  const cells = new Array<Cell>(names.length);
  for (let row = 0; row < metadata.num_rows; row++) {
    for (const [index, column] of columns) cells[index] = column[row]!;
    reader.row(cells, row + 1);
  }
  return reader;
}

interface ColumnRequest {
  readonly buffer: ArrayBuffer;
  readonly metadata: FileMetaData;
  readonly element: SchemaElement;
  readonly file: string;
}

async function readColumn({ buffer, metadata, element, file }: ColumnRequest): Promise<Cell[]> {
  const { name: column, converted_type, scale = 0 } = element;
  const decimals = converted_type === 'DECIMAL' ? scale : undefined;
  try {
    const scan = await parquetScan({ file: buffer, metadata, columns: [column], compressors, parsers: PARSERS });
    const cells: Cell[] = [];
    for (const range of scan.ranges) {
      for (const value of await scan.readColumn({ column, ...range })) cells.push(cellOf(value, decimals));
    }
    if (cells.length !== Number(metadata.num_rows)) throw new Error(`${cells.length} values in ${column}`);
    return cells;
  } catch (error) {
    throw damaged(file, error);
  }
}

/** A point in time is the date of its midnight, else the instant in full, which no date cell accepts. */
const PARSERS = {
  dateFromDays: dateText,
  timestampFromMilliseconds: (ticks: bigint) => instantText(ticks, MILLISECONDS_A_DAY),
  timestampFromMicroseconds: (ticks: bigint) => instantText(ticks, MILLISECONDS_A_DAY * 1_000n),
  timestampFromNanoseconds: (ticks: bigint) => instantText(ticks, MILLISECONDS_A_DAY * 1_000_000n),
};

function cellOf(value: unknown, decimals: number | undefined): Cell {
  if (value === null || value === undefined) return '';
  // The decoder scales decimals by a power of ten, which is inexact in the last bit; their text is not.
  if (typeof value === 'number') return decimals === undefined ? value : Number(value.toFixed(decimals));
  return typeof value === 'bigint' ? Number(value) : String(value);
}

function checkUncompressed(file: string, { row_groups }: FileMetaData): void {
  const sizes = row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.total_uncompressed_size));
  checkBytes(file, Number(sizes.reduce<bigint>((sum, size) => sum + (size ?? 0n), 0n)));
}

function decoding<T>(file: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: string, error: unknown): DataError {
  return new DataError({
    where: file,
    rule: 'the Parquet file must be whole',
    got: (error as Error).message,
    expected: 'a file that decodes to its end, in any codec but LZO',
    cause: 'The download or copy stopped early, or bytes changed on the way; fetch the file again.',
  });
}

function nested({ names: _, ...place }: Header, column: string): DataError {
  return cellError(
    { ...place, column },
    {
      rule: 'a column must hold one value a row',
      got: 'a list or a structure',
      expected: 'numbers, texts or dates',
      cause: 'The file nests its values; write one column a field, or declare the assets that take part.',
    },
  );
}
