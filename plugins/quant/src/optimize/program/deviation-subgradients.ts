import { mean } from '../../metrics/sample-moments.js';
import type { Subgradient } from './subgradient.js';

/**
 * Mean absolute deviation.
 *
 * Source: Konno, Yamazaki (1991), "Mean-absolute deviation portfolio optimization model and its applications".
 */
export function absoluteDeviation(series: Float64Array): Subgradient {
  const centre = mean(series);
  const signs = series.map((value) => Math.sign(value - centre) / series.length);
  const risk = series.reduce((sum, value, t) => sum + signs[t] * (value - centre), 0);
  return { risk, slopes: centred(signs) };
}

/** Sample standard deviation (ddof 1). */
export function standardDeviation(series: Float64Array): Subgradient {
  const centre = mean(series);
  return rootMeanSquare(series.map((value) => value - centre));
}

/**
 * Root of the semi-variance, √(Σ min(r - r̄, 0)² / (T - 1)).
 *
 * Source: Markowitz (1959), "Portfolio selection", chapter 9.
 */
export function semiDeviation(series: Float64Array): Subgradient {
  const centre = mean(series);
  const { risk, slopes } = rootMeanSquare(series.map((value) => Math.min(0, value - centre)));
  return { risk, slopes: centred(slopes) };
}

/**
 * First lower partial moment of returns above the minimum acceptable one: Σ max(-r, 0) / T.
 *
 * Source: Fishburn (1977), "Mean-risk analysis with risk associated with below-target returns", with α = 1.
 */
export function meanShortfall(series: Float64Array): Subgradient {
  const slopes = series.map((value) => (value < 0 ? -1 / series.length : 0));
  return { risk: series.reduce((sum, value, t) => sum + slopes[t] * value, 0), slopes };
}

/** Root of the second lower partial moment of returns above the minimum acceptable one: √(Σ max(-r, 0)² / (T - 1)). */
export function shortfallDeviation(series: Float64Array): Subgradient {
  return rootMeanSquare(series.map((value) => Math.min(0, value)));
}

/** √(Σ e² / (T - 1)) of T deviations, and its gradient. */
function rootMeanSquare(deviations: Float64Array): Subgradient {
  const divisor = deviations.length - 1;
  const risk = Math.sqrt(deviations.reduce((sum, value) => sum + value * value, 0) / divisor);
  return { risk, slopes: deviations.map((value) => (risk > 0 ? value / (divisor * risk) : 0)) };
}

/** What slopes of deviations from the mean are as slopes of the returns. */
function centred(slopes: Float64Array): Float64Array {
  const centre = mean(slopes);
  return slopes.map((slope) => slope - centre);
}
