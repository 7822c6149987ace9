import { addMultiple } from './covariance-product.js';

/**
 * Σ w_i·x_i, T values, in the time of the assets held only.
 *
 * @param columns - N series of T values
 * @param weights - N weights
 */
export function portfolioSeries(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  const series = new Float64Array(columns[0].length);
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) addMultiple(series, weights[i], columns[i]);
  return series;
}
