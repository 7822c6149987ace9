import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaElement } from 'hyparquet';
import { DataError } from '../errors.js';
import { type Cell, cellError } from './cell.js';
import type { ReadOptions } from './csv.js';
import { checkBytes } from './csv-bytes.js';
import { decodeGuarded } from './decode-guarded.js';
import { type Header, readHeader } from './header.js';
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
  const { metadata, schema } = decoding(file, () => decodeSchema(buffer));
  checkUncompressed(file, metadata);
  const names = schema.map(({ element }) => element.name);
  const header = readHeader(names, { file, unit: 'row', line: 0 });
  const reader = open(header);
  const wanted = [...reader.columns].map((index) => {
    const { element, children } = schema[index]!;
    if (children.length > 0 || element.repetition_type === 'REPEATED') throw nested(header, element.name);
    return { index, element };
  });
  const columns = await decodeWanted({ buffer, file, elements: wanted.map(({ element }) => element) });
  const cells = new Array<Cell>(names.length);
  for (let row = 0; row < metadata.num_rows; row++) {
    wanted.forEach(({ index }, k) => {
      cells[index] = columns[k]![row]!;
    });
    reader.row(cells, row + 1);
  }
  return reader;
}

function decodeSchema(buffer: ArrayBuffer) {
  const metadata = parquetMetadata(buffer);
  const schema = parquetSchema(metadata).children;
  // What was decoded is what the bytes say, not what the types say.
  const nameless = schema.findIndex(({ element }) => typeof element.name !== 'string');
  if (nameless !== -1) throw new Error(`no name of column ${nameless + 1}`);
  return { metadata, schema };
}

interface WantedColumns {
  readonly buffer: ArrayBuffer;
  readonly elements: readonly SchemaElement[];
  readonly file: string;
}

async function decodeWanted({ buffer, elements, file }: WantedColumns): Promise<Cell[][]> {
  const columns = elements.map(({ name, converted_type, scale = 0 }) =>
    converted_type === 'DECIMAL' ? { name, scale } : { name },
  );
  try {
    return await decodeGuarded({ buffer, columns });
  } catch (error) {
    throw damaged(file, error);
  }
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
