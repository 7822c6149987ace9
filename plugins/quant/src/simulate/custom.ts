import { type CustomSimulation, requireSimulation } from './options.js';
import { drift, equityOf, type Portfolio, type PortfolioState, shortValueOf, tradeTo } from './portfolio.js';

/** What a simulation did. Arrays have one element a row, in currency, unless they say otherwise. */
export interface SimulatedPortfolio {
  /** Simple return of the equity, after all costs. */
  readonly returns: Float64Array;
  /** Equity after the row; 0 from a bankruptcy on. */
  readonly equity: Float64Array;
  /** Profit and loss of the holdings, before costs. */
  readonly pnl: Float64Array;
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

/**
 * Simulates holdings that drift between rebalances. One row t, from holdings h (N, currency) and cash c:
 *
 * 1. Equity V = Σh + c.
 * 2. A rebalance with weights w due at t (or, with `daily`, max |h/V - w| > `driftTolerance` for the last weights w)
 *    trades u = w·V - h: h ← w·V, c ← c - Σu - `costRate`·Σ|u|. The cash is (1 - Σw)·V before costs; costs may leave it
 *    negative, without interest, until the next trade.
 * 3. Shorts pay c ← c - `borrowRateAnnual` / `periods` · Σ max(-h, 0).
 * 4. Returns of the row: h ← h·(1 + r). A short's r counts at most as +1: its collateral on a row is its value before
 *    that row, and it cannot lose more. NaN counts as 0 and in `missingReturns` where h ≠ 0.
 * 5. Return of the portfolio: (Σh + c) / V - 1. So the cost of a trade is in the return of the row it precedes.
 *
 * Per row, equity change = pnl - costs - borrowCosts, up to rounding. An equity of 0 or less is a bankruptcy: the row
 * returns -1, the state becomes 0 (the negative rest is `shortfall`, and added on that row the identity holds again),
 * all later rows return 0 and trade nothing. A rebalance with `weights: null` decides nothing: holdings stay, and with
 * `daily` the earlier weights go on. The first trade from `initial` is charged like any other; to go on from
 * `finalState` with a rebalance that has weights equals one longer run, bit for bit.
 *
 * @throws {@link InvalidInputError} for returns below -1 or infinite, weights that are not N, not finite or sum to more
 * than 1, rebalances out of order, negative rates, a borrow rate without periods, or an initial state that does not fit
 */
export function simulateCustom(simulation: CustomSimulation): SimulatedPortfolio {
  requireSimulation(simulation);
  const { returns, rebalances, initial } = simulation;
  const run = newRun(simulation);
  const portfolio = {
    holdings: initial?.holdings.slice() ?? new Float64Array(returns.cols),
    cash: initial?.cash ?? 1,
  };
  let target: Float64Array | null = null;
  let latest = -1;
  for (let row = 0; row < returns.rows; row++) {
    const decided = rebalances[latest + 1]?.row === row ? rebalances[++latest].weights : null;
    target = decided ?? target;
    const opening = equityOf(portfolio);
    if (opening <= 0) continue;
    const due = decided !== null || isOffTarget(portfolio, { target, equity: opening }, simulation);
    if (due && target !== null) {
      const traded = tradeTo(portfolio, target, opening);
      run.turnover[latest] += traded / opening;
      run.costs[row] = simulation.costRate * traded;
    }
    closeRow(run, { portfolio, row, opening }, simulation);
  }
  return { ...run, finalState: portfolio };
}

type Run = { -readonly [Key in keyof Omit<SimulatedPortfolio, 'finalState'>]: SimulatedPortfolio[Key] };

function newRun({ returns: { rows }, rebalances }: CustomSimulation): Run {
  return {
    returns: new Float64Array(rows),
    equity: new Float64Array(rows),
    pnl: new Float64Array(rows),
    costs: new Float64Array(rows),
    borrowCosts: new Float64Array(rows),
    turnover: new Float64Array(rebalances.length),
    missingReturns: 0,
    bankruptRow: null,
    shortfall: 0,
  };
}

/** Whether a row between rebalances trades: daily, with weights decided, and one of them off by more than tolerated. */
function isOffTarget(
  { holdings }: Portfolio,
  { target, equity }: { readonly target: Float64Array | null; readonly equity: number },
  { rebalance, driftTolerance = 0 }: CustomSimulation,
): boolean {
  if (rebalance === 'window' || target === null) return false;
  return target.some((weight, j) => Math.abs(holdings[j] / equity - weight) > driftTolerance);
}

/** Costs, returns and the books of one row; steps 2 (costs) to 5. */
function closeRow(
  run: Run,
  { portfolio, row, opening }: { readonly portfolio: Portfolio; readonly row: number; readonly opening: number },
  { returns: { cols, values }, borrowRateAnnual = 0, periods = 1 }: CustomSimulation,
): void {
  run.borrowCosts[row] = (borrowRateAnnual / periods) * shortValueOf(portfolio);
  portfolio.cash -= run.costs[row] + run.borrowCosts[row];
  const { pnl, missing } = drift(portfolio, values.subarray(row * cols, (row + 1) * cols));
  const closing = equityOf(portfolio);
  run.pnl[row] = pnl;
  run.missingReturns += missing;
  run.equity[row] = Math.max(closing, 0);
  run.returns[row] = closing > 0 ? closing / opening - 1 : -1;
  if (closing > 0) return;
  run.bankruptRow = row;
  run.shortfall = 0 - closing;
  portfolio.holdings.fill(0);
  portfolio.cash = 0;
}
