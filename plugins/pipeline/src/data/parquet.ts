import { ok } from 'node:assert/strict';
import { columnOf, returnsMatrix } from '@metafolio/quant';
import { type DecodedArray, parquetMetadata, parquetScan, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { DataError } from '../errors.js';
import { fromEpochDay, toEpochDay } from './iso-date.js';
import type { DatedReturns } from './time-series.js';

/** A column of a Parquet table. Only `double` has missing values: NaN here, null in the file. */
export type TableColumn =
  | { readonly name: string; readonly type: 'date'; readonly values: readonly string[] }
  | { readonly name: string; readonly type: 'double'; readonly values: Float64Array }
  | { readonly name: string; readonly type: 'string'; readonly values: readonly string[] }
  | { readonly name: string; readonly type: 'int'; readonly values: readonly number[] };

const DATE_COLUMN = 'date';

/** Parquet's own description of each column type; `required` columns have no nulls. */
const ELEMENTS: Record<TableColumn['type'], Omit<SchemaElement, 'name'>> = {
  date: { type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
  double: { type: 'DOUBLE', repetition_type: 'OPTIONAL' },
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  int: { type: 'INT64', repetition_type: 'REQUIRED' },
};

/**
 * A Parquet file of columns of equal length, readable by pandas, polars and DuckDB. The same columns give the same bytes:
 * one row group, plain encoding (a dictionary would lose the sign of zero), no compression, no clock.
 *
 * @param columns - dates `yyyy-mm-dd`, doubles finite or NaN (written as null), safe integers
 */
export function encodeTable(columns: readonly TableColumn[]): Uint8Array {
  const rows = columns[0]?.values.length ?? 0;
  ok(
    columns.every(({ values }) => values.length === rows),
    'the columns of a table are of equal length',
  );
  ok(new Set(columns.map(({ name }) => name)).size === columns.length, 'the columns of a table have unique names');
  const buffer = parquetWriteBuffer({
    columnData: columns.map((column) => ({ name: column.name, data: physicalValues(column), encoding: 'PLAIN' })),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, ...ELEMENTS[type] })),
    ],
    codec: 'UNCOMPRESSED',
    rowGroupSize: Math.max(rows, 1),
    createdBy: 'metafolio',
  });
  return new Uint8Array(buffer);
}

/**
 * The columns of a Parquet file written by {@link encodeTable}.
 *
 * @throws {@link DataError} when the bytes are no such file
 */
export async function decodeTable(bytes: Uint8Array): Promise<TableColumn[]> {
  const file = Uint8Array.from(bytes).buffer;
  try {
    const metadata = parquetMetadata(file);
    const scan = await parquetScan({ file, metadata, parsers: { dateFromDays: (days) => days } });
    const [, ...elements] = metadata.schema;
    const read = async (element: SchemaElement) => {
      const parts = await Promise.all(scan.ranges.map((range) => scan.readColumn({ column: element.name, ...range })));
      return logicalColumn(
        element,
        parts.flatMap((part: DecodedArray) => [...part]),
      );
    };
    return await Promise.all(elements.map(read));
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw notOurs('bytes that do not decode', (error as Error).message);
  }
}

/**
 * Dated returns as Parquet: the column `date` (DATE), then one DOUBLE column an asset in the order of the matrix, NaN as null.
 */
export function encodeReturns({ dates, matrix }: DatedReturns): Uint8Array {
  const { assets, rows, cols } = matrix;
  ok(cols > 0, 'there is an asset to write');
  ok(dates.length === rows && !assets.includes(DATE_COLUMN), 'each row has a date, and no asset takes its name');
  const columns = assets.map((name, j) => ({ name, type: 'double', values: columnOf(matrix, j) }) as const);
  return encodeTable([{ name: DATE_COLUMN, type: 'date', values: dates }, ...columns]);
}

/**
 * The dated returns of a file written by {@link encodeReturns}; null becomes NaN.
 *
 * @throws {@link DataError} when the columns are not `date` and one or more doubles, or the dates do not ascend
 */
export async function decodeReturns(bytes: Uint8Array): Promise<DatedReturns> {
  const [date, ...columns] = await decodeTable(bytes);
  if (date?.name !== DATE_COLUMN || date.type !== 'date') throw notOurs('another first column', String(date?.name));
  const dates = date.values;
  const disorder = dates.find((isoDate, t) => t > 0 && isoDate <= dates[t - 1]!);
  if (disorder !== undefined) throw notOurs('dates that do not ascend', disorder);
  const cols = columns.length;
  if (cols === 0) throw notOurs('no column of an asset', 'dates alone');
  const values = new Float64Array(dates.length * cols);
  columns.forEach((column, j) => {
    if (column.type !== 'double') throw notOurs(`a column of type ${column.type}`, column.name);
    for (let t = 0; t < dates.length; t++) values[t * cols + j] = column.values[t]!;
  });
  const assets = columns.map(({ name }) => name);
  return { dates, matrix: returnsMatrix(assets, values) };
}

function physicalValues(column: TableColumn): DecodedArray {
  switch (column.type) {
    case 'date':
      return Int32Array.from(column.values, (isoDate) => {
        const day = toEpochDay(isoDate);
        ok(!Number.isNaN(day), 'a date column holds calendar dates');
        return day;
      });
    case 'double':
      ok(
        !column.values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY),
        `column ${column.name} is finite or NaN`,
      );
      if (!column.values.includes(Number.NaN)) return column.values;
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
    case 'string':
      return [...column.values];
    case 'int':
      return BigInt64Array.from(column.values, (value) => {
        ok(Number.isSafeInteger(value), `column ${column.name} holds safe integers`);
        return BigInt(value);
      });
  }
}

function logicalColumn({ name, type, converted_type }: SchemaElement, values: readonly unknown[]): TableColumn {
  if (converted_type === 'DATE')
    return { name, type: 'date', values: values.map((day) => fromEpochDay(day as number)) };
  if (converted_type === 'UTF8') return { name, type: 'string', values: values as string[] };
  if (type === 'DOUBLE')
    return { name, type: 'double', values: Float64Array.from(values, (value) => (value ?? Number.NaN) as number) };
  if (type === 'INT64') return { name, type: 'int', values: values.map(Number) };
  throw notOurs(`a column of type ${type}`, name);
}

function notOurs(what: string, detail: string): DataError {
  return new DataError({
    where: 'Parquet table',
    rule: 'the file must be one that this package writes',
    got: `${what}: ${detail}`,
    expected: 'columns of dates, doubles, strings or integers, dates first and ascending in returns',
    cause: 'The file was written by another program or cut short; make the artifact again.',
  });
}
