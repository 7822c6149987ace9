import { requireInnerFraction } from '../fraction.js';

/**
 * Tail Gini, the mean of the conditional values at risk up to α with weights that grow with their probability:
 * 2/α²·∫ s·CVaR_s ds over (0, α). Exactly, as a weighted sum of the sorted losses with weights ((α - a)² - (α - b)²) / α² over
 * the share [a, b] of the rows that each loss stands for; peers approximate it by a sum over 100 levels.
 *
 * @param series - T returns, T ≥ 1
 * @param alpha - probability of the tail, in (0, 1)
 * @returns a loss as a positive fraction, at least the conditional value at risk at α; NaN for no returns or any NaN
 * @throws {@link InvalidInputError} when α is outside (0, 1)
 *
 * Source: Ogryczak, Ruszczyński (2002), "Dual stochastic dominance and related mean-risk models"; Mansini, Ogryczak, Speranza
 * (2007), "Conditional value at risk and related linear programming models for portfolio optimization".
 */
export function tailGini(series: Float64Array, alpha: number): number {
  requireInnerFraction(alpha, 'tailGini: alpha');
  const sorted = series.toSorted();
  const rows = sorted.length;
  let loss = Number.isNaN(sorted[rows - 1]) || rows === 0 ? Number.NaN : 0;
  for (let k = 0; k < rows && k / rows < alpha; k++) {
    const before = alpha - k / rows;
    const after = Math.max(0, alpha - (k + 1) / rows);
    loss -= (sorted[k] * ((before - after) * (before + after))) / (alpha * alpha);
  }
  return loss;
}
