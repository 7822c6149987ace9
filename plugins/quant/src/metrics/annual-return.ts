import { mean } from './sample-moments.js';

/** Observations from which the annual return compounds; fewer would extrapolate noise to the power of periods / n. */
const GEOMETRIC_FROM = 30;

export interface AnnualReturn {
  /** Fraction a year. */
  readonly value: number;
  readonly method: 'geometric' | 'arithmetic';
}

/**
 * Annual return: geometric (Π(1 + r))^(periods/n) - 1 from 30 observations on, else arithmetic r̄·periods.
 *
 * @param returns - n simple returns
 * @param periods - observations a year
 * @returns NaN for no returns, any NaN, or (geometric) a wealth below 0
 *
 * Source: the geometric mean return; the limit of 30 is this project's.
 */
export function annualReturn(returns: Float64Array, periods: number): AnnualReturn {
  if (returns.length < GEOMETRIC_FROM) return { value: mean(returns) * periods, method: 'arithmetic' };
  const wealth = returns.reduce((product, value) => product * (1 + value), 1);
  return { value: wealth ** (periods / returns.length) - 1, method: 'geometric' };
}
