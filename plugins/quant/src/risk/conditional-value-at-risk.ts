import { requireInnerFraction } from '../fraction.js';
import { tailRows } from '../tail-rows.js';

/**
 * Conditional value at risk of the empirical distribution, min over z of z + Σ max(-r - z, 0) / (αT): the mean loss of exactly
 * the worst α·T rows, of which the last may count in part. The metric {@link conditionalValueAtRisk95} takes whole rows up
 * to the type 7 quantile instead, and is a little smaller; only this form is convex in the weights of a portfolio.
 *
 * @param series - T returns, T ≥ 1
 * @param alpha - probability of the tail, in (0, 1)
 * @returns a loss as a positive fraction; NaN for no returns or any NaN
 * @throws {@link InvalidInputError} when α is outside (0, 1)
 *
 * Source: Rockafellar, Uryasev (2002), "Conditional value-at-risk for general loss distributions", proposition 8.
 */
export function conditionalValueAtRisk(series: Float64Array, alpha: number): number {
  requireInnerFraction(alpha, 'conditionalValueAtRisk: alpha');
  const sorted = series.toSorted();
  const last = tailRows(sorted.length, alpha) - 1;
  let excess = 0;
  for (let k = 0; k < last; k++) excess += sorted[last] - sorted[k];
  // A NaN sorts last.
  return Number.isNaN(sorted[sorted.length - 1]) ? Number.NaN : excess / (alpha * sorted.length) - sorted[last];
}
