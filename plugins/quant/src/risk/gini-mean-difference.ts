/**
 * Gini mean difference, the mean of |r_s - r_t| over the pairs of different rows.
 *
 * @param series - T returns
 * @returns not negative; NaN for T < 2 or any NaN
 *
 * Source: Yitzhaki (1982), "Stochastic dominance, mean variance, and Gini's mean difference".
 */
export function giniMeanDifference(series: Float64Array): number {
  const rows = series.length;
  const sum = series.toSorted().reduce((total, value, k) => total + (2 * k + 1 - rows) * value, 0);
  return (2 * sum) / (rows * (rows - 1));
}
