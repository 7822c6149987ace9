import { mean } from './sample-moments.js';

/**
 * Annual Sortino ratio against a target of 0, mean / √(Σ min(r, 0)² / n) · √periods. The divisor is n, not n - 1 and not
 * the number of losses: the target is given, so no degree of freedom is spent on it.
 *
 * @param returns - n simple returns
 * @param periods - observations a year
 * @returns Infinity without a loss; NaN for returns all 0, none, or any NaN
 *
 * Source: Sortino, Price (1994), "Performance measurement in a downside risk framework".
 */
export function sortino(returns: Float64Array, periods: number): number {
  const losses = returns.map((value) => Math.min(value, 0));
  const downside = Math.sqrt(losses.reduce((sum, loss) => sum + loss * loss, 0) / returns.length);
  return (mean(returns) / downside) * Math.sqrt(periods);
}
