import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { completeColumns, recent } from './complete-columns.js';

/** Rows the ratio looks back on. */
const LOOKBACK_ROWS = 120;

/**
 * Efficiency ratio of each asset over the last 120 rows (all, where there are fewer), |Σr| / Σ|r|: 1 for a straight
 * path, towards 0 for one that goes nowhere. An asset that did not move at all has 0.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N numbers in [0, 1]
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Kaufman (1995), "Smarter trading", on simple returns in place of price changes.
 */
export function efficiencyRatio(returns: ReturnsMatrix): Float64Array {
  return Float64Array.from(completeColumns(returns, 'efficiencyRatio'), efficiencyRatioOf);
}

/** Efficiency ratio of one series. */
export function efficiencyRatioOf(series: Float64Array): number {
  const rows = recent(series, LOOKBACK_ROWS);
  let way = 0;
  let path = 0;
  for (let t = 0; t < rows.length; t++) {
    way += rows[t];
    path += Math.abs(rows[t]);
  }
  return path === 0 ? 0 : Math.abs(way) / path;
}
