import { parquetMetadata, parquetScan } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Cell } from './cell.js';
import { dateText, instantText, MILLISECONDS_A_DAY } from './instant.js';

/** Columns of a Parquet file to decode. */
export interface ColumnsRequest {
  readonly buffer: ArrayBuffer;
  readonly columns: readonly { readonly name: string /** Decimal places of a DECIMAL. */; readonly scale?: number }[];
}

/**
 * The cells of columns, in their order; null is ''.
 *
 * @throws whatever the decoder throws on bytes that are not what they should be
 */
export async function decodeColumns({ buffer, columns }: ColumnsRequest): Promise<Cell[][]> {
  const metadata = parquetMetadata(buffer);
  const decoded: Cell[][] = [];
  for (const { name: column, scale } of columns) {
    const scan = await parquetScan({ file: buffer, metadata, columns: [column], compressors, parsers: PARSERS });
    const cells: Cell[] = [];
    for (const range of scan.ranges) {
      for (const value of await scan.readColumn({ column, ...range })) cells.push(cellOf(value, scale));
    }
    if (cells.length !== Number(metadata.num_rows)) throw new Error(`${cells.length} values in ${column}`);
    decoded.push(cells);
  }
  return decoded;
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
