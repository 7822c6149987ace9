import { requirePeriods } from '../metrics/periods.js';
import { liveThrough } from './live-through.js';
import type { Simulation } from './options.js';
import { drift, shortValueOf, tradeTo } from './portfolio.js';
import { requireSimulation } from './require-simulation.js';
import type { SimulatedPortfolio } from './simulated-portfolio.js';

/** A short cannot lose more than its collateral, which on a row is its value before that row. */
const MOST_AGAINST_SHORTS = 1;

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
 * A rebalance with `weights: null` decides nothing: holdings stay, and with `daily` the earlier weights go on. The first
 * trade from `initial` is charged like any other; to go on from `finalState` with a rebalance that has weights equals one
 * longer run, bit for bit.
 *
 * @returns T returns of the portfolio, fractions per row, and its final state
 * @throws {@link InvalidInputError} for returns below -1 or infinite, weights that are not N, not finite or sum to more
 * than 1, rebalances out of order, negative rates, a borrow rate without periods, or an initial state that does not fit
 *
 * Source: this project's conventions.
 */
export function simulateCustom(simulation: Simulation): SimulatedPortfolio {
  requireSimulation(simulation);
  const { costRate, borrowRateAnnual = 0, periods = Number.NaN } = simulation;
  if (borrowRateAnnual > 0) requirePeriods(periods, 'simulate: periods');
  const feeRate = borrowRateAnnual > 0 ? borrowRateAnnual / periods : 0;
  return liveThrough(simulation, (portfolio, { returns, equity, target }) => {
    const traded = target?.reduce((sum, weight, j) => sum + tradeTo(portfolio, j, weight * equity), 0) ?? 0;
    const costs = costRate * traded;
    const borrowCosts = feeRate * shortValueOf(portfolio);
    portfolio.cash -= costs + borrowCosts;
    return { traded, costs, borrowCosts, interest: 0, ...drift(portfolio, returns, MOST_AGAINST_SHORTS) };
  });
}
