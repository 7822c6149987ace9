import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { volatilityAnnual } from '../metrics/volatility.js';
import { requireCompleteReturns } from '../moments/complete-returns.js';

/** Keeps the stability of an asset without volatility finite. */
const VOLATILITY_FLOOR = 1e-9;

/**
 * Stability of each asset, 1 / (annual volatility + 1e-9).
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param periods - observations a year
 * @returns N positive numbers
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function stability(returns: ReturnsMatrix, periods: number): Float64Array {
  return volatilities(returns, periods).map((volatility) => 1 / (volatility + VOLATILITY_FLOOR));
}

/**
 * Annual volatility of each asset (ddof 1).
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param periods - observations a year
 * @returns N fractions a year
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 */
export function volatilities(returns: ReturnsMatrix, periods: number): Float64Array {
  requireCompleteReturns(returns, 'volatilities');
  return Float64Array.from(columnsOf(returns), (series) => volatilityAnnual(series, periods));
}
