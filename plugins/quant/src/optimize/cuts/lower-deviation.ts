import type { Subgradient } from './subgradient.js';

/** Root mean square of the returns below 0. */
export function lowerDeviation(series: Float64Array): Subgradient {
  const rows = series.length;
  const deviation = Math.sqrt(series.reduce((sum, value) => sum + Math.min(0, value) ** 2, 0) / rows);
  const slopes = series.map((value) => (deviation > 0 ? Math.min(0, value) / (rows * deviation) : 0));
  return { risk: deviation, slopes };
}
