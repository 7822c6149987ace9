import { columnOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';

/** A column that takes no part in the selection. */
export interface Exclusion {
  readonly asset: string;
  /** `not_finite`: NaN or infinity in the window; `constant`: the same return on every row. */
  readonly reason: 'not_finite' | 'constant';
}

/** Columns fit for the selection, by index in their order, and those that are not, with the reason. */
export function splitColumns(returns: ReturnsMatrix): { columns: number[]; excluded: Exclusion[] } {
  const columns: number[] = [];
  const excluded: Exclusion[] = [];
  returns.assets.forEach((asset, j) => {
    const reason = reasonToExclude(columnOf(returns, j));
    if (reason === undefined) columns.push(j);
    else excluded.push({ asset, reason });
  });
  return { columns, excluded };
}

function reasonToExclude(series: Float64Array): Exclusion['reason'] | undefined {
  if (!series.every(Number.isFinite)) return 'not_finite';
  return series.every((value) => value === series[0]) ? 'constant' : undefined;
}
