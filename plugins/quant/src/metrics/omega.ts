/**
 * Omega ratio at a threshold of 0, Σ max(r, 0) / Σ max(-r, 0).
 *
 * @param returns - n simple returns
 * @returns Infinity without a loss; NaN for returns all 0, none, or any NaN
 *
 * Source: Keating, Shadwick (2002), "A universal performance measure".
 */
export function omega(returns: Float64Array): number {
  const gains = returns.reduce((sum, value) => sum + Math.max(value, 0), 0);
  const losses = returns.reduce((sum, value) => sum + Math.max(-value, 0), 0);
  return gains / losses;
}
