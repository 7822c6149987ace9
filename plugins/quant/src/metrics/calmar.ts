import { annualReturn } from './annual-return.js';
import { maxDrawdownCompounded } from './drawdown.js';

/**
 * Calmar ratio over the whole series, annual return / largest compounded drawdown. The return is arithmetic under 30
 * observations, as in {@link annualReturn}.
 *
 * @param returns - n simple returns
 * @param periods - observations a year
 * @returns ±Infinity without a drawdown; NaN for returns all 0, none, or any NaN
 *
 * Source: Young (1991), "Calmar ratio: a smoother tool".
 */
export function calmar(returns: Float64Array, periods: number): number {
  return annualReturn(returns, periods).value / maxDrawdownCompounded(returns);
}
