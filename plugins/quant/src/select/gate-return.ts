import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { completeColumns, recent } from './complete-columns.js';

/** Rows the momentum gate looks back on. */
const GATE_ROWS = 60;

/**
 * Compounded return of each asset over the last 60 rows (all, where there are fewer), Π(1 + r) - 1.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N fractions, not annualised
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function gateReturn(returns: ReturnsMatrix): Float64Array {
  return Float64Array.from(completeColumns(returns, 'gateReturn'), gateReturnOf);
}

/** Gate return of one series. */
export function gateReturnOf(series: Float64Array): number {
  const rows = recent(series, GATE_ROWS);
  let wealth = 1;
  for (let t = 0; t < rows.length; t++) wealth *= 1 + rows[t];
  return wealth - 1;
}
