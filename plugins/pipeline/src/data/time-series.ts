import { type ReturnsMatrix, sliceRows } from '@metafolio/quant';

/** Simple returns with the date of each row: what `ingest` publishes and every later stage reads. */
export interface DatedReturns {
  /** T ISO dates (`yyyy-mm-dd`), strictly ascending. Row t is the return earned from the row before to this date. */
  readonly dates: readonly string[];
  /** T × N; NaN where an asset has no observation. */
  readonly matrix: ReturnsMatrix;
}

/** Rows [start, end) of a series, sharing its memory. */
export function sliceSeries({ dates, matrix }: DatedReturns, start: number, end: number): DatedReturns {
  return { dates: dates.slice(start, end), matrix: sliceRows(matrix, start, end) };
}
