import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import type { MarketImpact } from './market-impact.js';
import type { PortfolioState } from './portfolio.js';

/** A decision: hold these weights from this row on. */
export interface Rebalance {
  /** The row before whose return it is traded. */
  readonly row: number;
  /** N weights with Σw ≤ 1, the rest in cash; null where none were found (a failed window): nothing is decided. */
  readonly weights: Float64Array | null;
}

/** What a simulator is given. A field that names a simulator is of no effect in the others. */
export interface Simulation {
  /** T × N simple returns, each at least -1; NaN where there is none. */
  readonly returns: ReturnsMatrix;
  /** Ascending by row, at most one a row. Before the first the initial state is held. */
  readonly rebalances: readonly Rebalance[];
  /** One-way cost rate, slippage + commission, as a fraction of the traded value. */
  readonly costRate: number;
  /** Fee on the value of shorts, fraction a year. Default 0. */
  readonly borrowRateAnnual?: number;
  /** `window`: trade at the rebalances only; `daily`: also back to their weights on the rows between. */
  readonly rebalance: 'window' | 'daily';
  /** `daily` trades where a weight is off its target by more than this. Default 0. */
  readonly driftTolerance?: number;
  /** Default: no holdings and 1 in cash. */
  readonly initial?: PortfolioState;
  /** Observations a year; `custom` needs it with a borrow rate. */
  readonly periods?: number;
  /** T calendar days that the return of each row spans, at least 1; `cvxportfolio` needs it with a borrow rate. */
  readonly calendarDays?: Int32Array;
  /** T simple returns of cash, one a row; `cvxportfolio` pays them, also on proceeds of shorts and on debt. Default 0. */
  readonly cashReturns?: Float64Array;
  /** Cost of large trades, charged by `cvxportfolio`. Default: none. */
  readonly marketImpact?: MarketImpact;
}
