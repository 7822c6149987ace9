import { mean } from '../metrics/sample-moments.js';

/**
 * Semi-variance, Σ min(r - r̄, 0)² / (T - 1).
 *
 * @param series - T returns
 * @returns NaN for T < 2 or any NaN
 *
 * Source: Markowitz (1959), "Portfolio selection", chapter 9.
 */
export function semiVariance(series: Float64Array): number {
  const centre = mean(series);
  const squares = series.reduce((sum, value) => {
    const shortfall = Math.min(0, value - centre);
    return sum + shortfall * shortfall;
  }, 0);
  return squares / (series.length - 1);
}

/**
 * Mean absolute deviation from the mean, Σ |r - r̄| / T.
 *
 * @param series - T returns
 * @returns NaN for no returns or any NaN
 *
 * Source: Konno, Yamazaki (1991), "Mean-absolute deviation portfolio optimization model".
 */
export function meanAbsoluteDeviation(series: Float64Array): number {
  const centre = mean(series);
  return mean(series.map((value) => Math.abs(value - centre)));
}
