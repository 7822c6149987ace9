import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';

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
  columnsOf(returns).forEach((series, j) => {
    const reason = reasonToExclude(series);
    if (reason === undefined) columns.push(j);
    else excluded.push({ asset: returns.assets[j], reason });
  });
  return { columns, excluded };
}

function reasonToExclude(series: Float64Array): Exclusion['reason'] | undefined {
  let constant = true;
  for (let t = 0; t < series.length; t++) {
    if (!Number.isFinite(series[t])) return 'not_finite';
    if (series[t] !== series[0]) constant = false;
  }
  return constant ? 'constant' : undefined;
}
