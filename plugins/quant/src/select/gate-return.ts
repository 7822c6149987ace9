import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requireCompleteReturns } from '../moments/complete-returns.js';
import { recentRows } from './recent-rows.js';

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
  requireCompleteReturns(returns, 'gateReturn');
  return Float64Array.from(columnsOf(recentRows(returns, GATE_ROWS)), (series) => compounded(series) - 1);
}

function compounded(series: Float64Array): number {
  let wealth = 1;
  for (let t = 0; t < series.length; t++) wealth *= 1 + series[t];
  return wealth;
}
