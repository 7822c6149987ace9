import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { mean } from '../metrics/sample-moments.js';
import { completeColumns } from './complete-columns.js';

/**
 * Momentum of each asset, mean return · periods.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param periods - observations a year
 * @returns N fractions a year
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function momentum(returns: ReturnsMatrix, periods: number): Float64Array {
  return Float64Array.from(completeColumns(returns, 'momentum'), (series) => momentumOf(series, periods));
}

/** Momentum of one series. */
export function momentumOf(series: Float64Array, periods: number): number {
  return mean(series) * periods;
}
