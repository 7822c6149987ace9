import { YEAR_DAYS } from './calendar-days.js';
import { liveThrough, type Row } from './live-through.js';
import { impactCost } from './market-impact.js';
import type { Simulation } from './options.js';
import { drift, type Portfolio, shortValueOf, tradeTo } from './portfolio.js';
import { requireMarket } from './require-market.js';
import { requireSimulation } from './require-simulation.js';
import type { SimulatedPortfolio } from './simulated-portfolio.js';

/**
 * Simulates holdings by the conventions of cvxportfolio's `MarketSimulator` with its costs for stocks, the model of Boyd
 * et al., Multi-Period Trading via Convex Optimization (2017), chapter 2. One row t, from holdings h (N, currency), cash c:
 *
 * 1. An asset without a return on the row (NaN) is not in its universe: what is held of it becomes cash, at no cost, and
 *    counts in `missingReturns`; it is not traded.
 * 2. Equity V = Σh + c. A rebalance with weights w due at t (or, with `daily`, max |h/V - w| > `driftTolerance` for the
 *    last weights w) trades u = w·V - h at the open of the row, on what was known before it; c ← c - Σu. An asset without
 *    volume on the row is not traded.
 * 3. Trades cost Σ(a·|u| + b·σ·|u|^1.5/√volume): a = `costRate`; b, σ and volume of `marketImpact`, without which there
 *    is only a·|u|.
 * 4. Shorts h after the trade pay a fee that compounds over calendar days, for d = `calendarDays` of the row
 *    ((1 + `borrowRateAnnual`)^(d/365.24) - 1)·Σ max(-h, 0).
 * 5. Both leave the cash before the row's returns: c ← (c - costs)·(1 + `cashReturns`), h ← h·(1 + r). All cash earns its
 *    return, the proceeds of shorts too, and debt pays it. A short's loss has no bound.
 * 6. Return of the portfolio: (Σh + c) / V - 1.
 *
 * Rebalances without weights, carried states and bankruptcy are as in {@link simulateCustom}. Where the package ends at a
 * bankruptcy with a negative value, here its amount is `shortfall`. Dividends belong into the returns, as in the package's
 * holding cost for stocks. Left out of its options: rounding to shares, cost per share, caps on the share of volume,
 * rejection of small trades, minimum history (the caller decides what may be held).
 *
 * @throws {@link InvalidInputError} for what {@link simulateCustom} refuses (periods are not needed), a borrow rate
 * without calendar days, cash returns or market numbers that do not fit the returns or are out of range, and an asset
 * that is traded with market impact but has no volatility
 */
export function simulateCvxportfolio(simulation: Simulation): SimulatedPortfolio {
  requireSimulation(simulation);
  requireMarket(simulation);
  return liveThrough(simulation, (portfolio, row) => {
    const missing = payOutMissing(portfolio, row);
    const { traded, costs } = trade(portfolio, row, simulation);
    const borrowCosts = feeRate(row, simulation) * shortValueOf(portfolio);
    portfolio.cash -= costs + borrowCosts;
    const interest = portfolio.cash * (simulation.cashReturns?.[row.index] ?? 0);
    portfolio.cash += interest;
    const { pnl } = drift(portfolio, row.returns, Number.POSITIVE_INFINITY);
    return { traded, costs, borrowCosts, interest, pnl, missing };
  });
}

/** @returns how many assets were paid out */
function payOutMissing(portfolio: Portfolio, { returns }: Row): number {
  let missing = 0;
  returns.forEach((value, j) => {
    if (!Number.isNaN(value) || portfolio.holdings[j] === 0) return;
    tradeTo(portfolio, j, 0);
    missing++;
  });
  return missing;
}

function trade(
  portfolio: Portfolio,
  { index, returns: returnsOfRow, equity, target }: Row,
  { returns, costRate, marketImpact }: Simulation,
): { traded: number; costs: number } {
  let traded = 0;
  let impact = 0;
  target?.forEach((weight, asset) => {
    const hasVolume = marketImpact === undefined || marketImpact.volumes[index * returns.cols + asset] > 0;
    if (Number.isNaN(returnsOfRow[asset]) || !hasVolume) return;
    const tradedValue = tradeTo(portfolio, asset, weight * equity);
    traded += tradedValue;
    if (marketImpact !== undefined) impact += impactCost(marketImpact, returns, { row: index, asset, tradedValue });
  });
  return { traded, costs: costRate * traded + impact };
}

/** Fee on a short of 1 over the row. */
function feeRate({ index }: Row, { borrowRateAnnual = 0, calendarDays }: Simulation): number {
  if (borrowRateAnnual === 0 || calendarDays === undefined) return 0;
  return Math.expm1((Math.log1p(borrowRateAnnual) * calendarDays[index]) / YEAR_DAYS);
}
