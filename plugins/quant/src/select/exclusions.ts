import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';

/** A column that takes no part in the selection. */
export interface Exclusion {
  readonly asset: string;
  /** `not_finite`: NaN or infinity in the window; `constant`: the same return on every row. */
  readonly reason: 'not_finite' | 'constant';
}

/** A column that takes part. */
export interface FitColumn {
  /** Its place in the matrix. */
  readonly index: number;
  readonly series: Float64Array;
}

/** Columns fit for the selection, in their order, and those that are not, with the reason. */
export function splitColumns(returns: ReturnsMatrix): { fit: FitColumn[]; excluded: Exclusion[] } {
  const fit: FitColumn[] = [];
  const excluded: Exclusion[] = [];
  columnsOf(returns).forEach((series, index) => {
    const reason = reasonToExclude(series);
    if (reason === undefined) fit.push({ index, series });
    else excluded.push({ asset: returns.assets[index], reason });
  });
  return { fit, excluded };
}

function reasonToExclude(series: Float64Array): Exclusion['reason'] | undefined {
  let constant = true;
  for (let t = 0; t < series.length; t++) {
    if (!Number.isFinite(series[t])) return 'not_finite';
    if (series[t] !== series[0]) constant = false;
  }
  return constant ? 'constant' : undefined;
}
