/**
 * Effective number of assets, 1/Σw²: N for equal weights that sum to 1, 1 for a single asset.
 *
 * @param weights - N weights
 * @returns Infinity for weights all 0 (cash only); NaN for any NaN
 *
 * Source: Hirschman (1945), "National power and the structure of foreign trade", the inverse of its index of concentration.
 */
export function effectiveN(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}
