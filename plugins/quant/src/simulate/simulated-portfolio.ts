import type { PortfolioState } from './portfolio.js';

/**
 * What a simulation did, whichever simulator did it. Arrays have one element a row, in currency, unless they say
 * otherwise. Per row, equity change = pnl + interest - costs - borrowCosts, up to rounding.
 *
 * An equity of 0 or less is a bankruptcy: the row returns -1, the state becomes 0 (the negative rest is `shortfall`, and
 * added on that row the identity holds again), all later rows return 0 and trade nothing.
 */
export interface SimulatedPortfolio {
  /** Simple return of the equity, after all costs. */
  readonly returns: Float64Array;
  /** Equity after the row; 0 from a bankruptcy on. */
  readonly equity: Float64Array;
  /** Profit and loss of the holdings, before costs. */
  readonly pnl: Float64Array;
  /** Return of the cash, negative on debt; 0 by a simulator that pays none. */
  readonly interest: Float64Array;
  /** Cost of the row's trades. */
  readonly costs: Float64Array;
  /** Fee on the row's shorts. */
  readonly borrowCosts: Float64Array;
  /**
   * One element a rebalance: traded value over the equity it was traded at, Σ|u| / V, purchases and sales each counted
   * once, so that a first investment is 1 and a full switch 2. With `daily`, the sum up to the next rebalance.
   */
  readonly turnover: Float64Array;
  /** What to go on with; all 0 after a bankruptcy. */
  readonly finalState: PortfolioState;
  /** Asset-rows that were held but had no return. */
  readonly missingReturns: number;
  /** The row on which the equity was gone; null where it never was. */
  readonly bankruptRow: number | null;
  /** What the creditors lost at the bankruptcy, not negative. */
  readonly shortfall: number;
}
