import type { RiskSubgradient } from './subgradient.js';

/**
 * A sum of the ascending returns by fixed weights that fall from the worst to the best: Gini mean difference, tail Gini.
 *
 * @param weightOf - weight of the k-th worst of T returns
 *
 * Source: Yaari (1987), "The dual theory of choice under risk"; Cajas (2021), "OWA portfolio optimization".
 */
function orderedRisk(weightOf: (k: number, rows: number) => number): RiskSubgradient {
  return (series) => {
    const order = Array.from(series.keys()).sort((a, b) => series[a] - series[b]);
    const slopes = new Float64Array(series.length);
    let risk = 0;
    order.forEach((t, k) => {
      slopes[t] = weightOf(k, series.length);
      risk += slopes[t] * series[t];
    });
    return { risk, slopes };
  };
}

/**
 * Gini mean difference, the mean of |r_s - r_t| over the pairs of different rows.
 *
 * Source: Yitzhaki (1982), "Stochastic dominance, mean variance, and Gini's mean difference".
 */
export const giniMeanDifference = orderedRisk((k, rows) => (2 * (2 * k + 1 - rows)) / (rows * (rows - 1)));

/**
 * Tail Gini, 2/α²·∫ s·CVaR_s ds over (0, α): weights ((α - a)² - (α - b)²) / α² over the share [a, b] of the rows that each
 * loss stands for.
 */
export function tailGini(alpha: number): RiskSubgradient {
  return orderedRisk((k, rows) => {
    const before = Math.max(0, alpha - k / rows);
    const after = Math.max(0, alpha - (k + 1) / rows);
    return ((after - before) * (before + after)) / (alpha * alpha);
  });
}
