import { mean } from '../metrics/sample-moments.js';

/**
 * First lower partial moment, the mean shortfall Σ max(m - r, 0) / T.
 *
 * @param series - T returns
 * @param minAcceptableReturn - m, per period
 * @returns NaN for no returns or any NaN
 *
 * Source: Fishburn (1977), "Mean-risk analysis with risk associated with below-target returns", with α = 1.
 */
export function firstLowerPartialMoment(series: Float64Array, minAcceptableReturn: number): number {
  return mean(series.map((value) => Math.max(0, minAcceptableReturn - value)));
}

/**
 * Second lower partial moment as a deviation, √(Σ max(m - r, 0)² / (T - 1)).
 *
 * @param series - T returns
 * @param minAcceptableReturn - m, per period
 * @returns NaN for T < 2 or any NaN
 *
 * Source: Fishburn (1977), "Mean-risk analysis with risk associated with below-target returns", with α = 2; root and divisor
 * as the field has them.
 */
export function secondLowerPartialMoment(series: Float64Array, minAcceptableReturn: number): number {
  const squares = series.reduce((sum, value) => {
    const shortfall = Math.max(0, minAcceptableReturn - value);
    return sum + shortfall * shortfall;
  }, 0);
  return Math.sqrt(squares / (series.length - 1));
}
