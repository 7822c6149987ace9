import { mean, standardDeviation } from './sample-moments.js';

/**
 * Annual Sharpe ratio without a risk-free rate, mean / standard deviation (ddof 1) · √periods.
 *
 * @param returns - n simple returns, or returns in excess of cash
 * @param periods - observations a year
 * @returns ±Infinity for equal returns other than 0; NaN for returns all 0, fewer than 2, or any NaN
 *
 * Source: Sharpe (1994), "The Sharpe ratio".
 */
export function sharpe(returns: Float64Array, periods: number): number {
  return (mean(returns) / standardDeviation(returns)) * Math.sqrt(periods);
}
