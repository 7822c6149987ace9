import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { volatilityAnnual } from '../metrics/volatility.js';
import { completeColumns } from './complete-columns.js';

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
  return Float64Array.from(completeColumns(returns, 'stability'), (series) =>
    stabilityOf(volatilityAnnual(series, periods)),
  );
}

/** Stability at an annual volatility. */
export function stabilityOf(volatility: number): number {
  return 1 / (volatility + VOLATILITY_FLOOR);
}
