import { standardDeviation } from './sample-moments.js';

/**
 * Annual volatility, sample standard deviation (ddof 1) · √periods.
 *
 * @param returns - n simple returns
 * @param periods - observations a year
 * @returns fraction a year; NaN for fewer than 2 returns or any NaN
 *
 * Source: Markowitz (1952), "Portfolio selection", for the standard deviation; √periods for independent rows.
 */
export function volatilityAnnual(returns: Float64Array, periods: number): number {
  return standardDeviation(returns) * Math.sqrt(periods);
}
