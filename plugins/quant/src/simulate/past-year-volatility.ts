import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requireCalendarDays, YEAR_DAYS } from './calendar-days.js';

/**
 * Volatility a row of each asset as it was known before each row: σ = √mean(r²), uncentred, over the rows that began at
 * most 365.24 calendar days before the row begins, the row itself left out. This is the σ of cvxportfolio's transaction
 * cost (`HistoricalStandardDeviation`, rolling one year). Each row is summed afresh, so that it depends on its year alone.
 *
 * @param returns - T × N simple returns; NaN is left out of the mean
 * @param calendarDays - T calendar days that the return of each row spans
 * @returns T × N, NaN where the year has no return
 * @throws {@link InvalidInputError} when the calendar days do not fit the rows
 *
 * Source: cvxportfolio's `HistoricalStandardDeviation`.
 */
export function pastYearVolatility(returns: ReturnsMatrix, calendarDays: Int32Array): Float64Array {
  const { rows, cols, values } = returns;
  requireCalendarDays(calendarDays, rows, 'pastYearVolatility: calendarDays');
  const volatilities = new Float64Array(rows * cols);
  let start = 0;
  let days = 0;
  for (let row = 0; row < rows; row++) {
    while (days > YEAR_DAYS) days -= calendarDays[start++];
    volatilities.set(rootMeanSquares(values.subarray(start * cols, row * cols), cols), row * cols);
    days += calendarDays[row];
  }
  return volatilities;
}

/** √mean(x²) of each column, without NaN. */
function rootMeanSquares(values: Float64Array, cols: number): Float64Array {
  const sums = new Float64Array(cols);
  const counts = new Int32Array(cols);
  for (let at = 0; at < values.length; at += cols) {
    for (let j = 0; j < cols; j++) {
      const value = values[at + j];
      if (Number.isNaN(value)) continue;
      sums[j] += value * value;
      counts[j]++;
    }
  }
  return sums.map((sum, j) => Math.sqrt(sum / counts[j]));
}
