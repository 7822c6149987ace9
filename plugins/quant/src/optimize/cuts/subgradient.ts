/**
 * A convex risk measure of degree 1 at a series x: its value, and slopes z for which z'y is at most the risk of any series y,
 * and z'x its risk.
 */
export interface Subgradient {
  readonly risk: number;
  /** T values. */
  readonly slopes: Float64Array;
}

/** A measure by its subgradient at any series of T returns. */
export type RiskSubgradient = (series: Float64Array) => Subgradient;
