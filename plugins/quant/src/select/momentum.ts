import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { meanReturns } from '../moments/mean.js';

/**
 * Momentum of each asset, mean return · periods.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param periods - observations a year
 * @returns N fractions a year
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function momentum(returns: ReturnsMatrix, periods: number): Float64Array {
  return meanReturns(returns).map((mean) => mean * periods);
}
