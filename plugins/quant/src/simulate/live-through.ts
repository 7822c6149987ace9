import type { Simulation } from './options.js';
import { equityOf, type Portfolio } from './portfolio.js';
import type { SimulatedPortfolio } from './simulated-portfolio.js';

/** A row that a portfolio is about to live through. */
export interface Row {
  readonly index: number;
  /** N simple returns; NaN where there is none. */
  readonly returns: Float64Array;
  /** Equity before the row, over 0. */
  readonly equity: number;
  /** The weights to trade to; null where nothing is traded. */
  readonly target: Float64Array | null;
}

/** What a row did to a portfolio, in currency; equity change = pnl + interest - costs - borrowCosts. */
export interface RowFlows {
  /** Σ|u|, purchases and sales each once. */
  readonly traded: number;
  readonly costs: number;
  readonly borrowCosts: number;
  readonly interest: number;
  readonly pnl: number;
  /** Held assets without a return. */
  readonly missing: number;
}

/**
 * Lives through the rows of a simulation: decides on each whether it trades and to which weights, lets the simulator's
 * own `step` change the portfolio, keeps the books, and ends in bankruptcy where the equity is gone.
 *
 * @param simulation - checked before
 */
export function liveThrough(
  simulation: Simulation,
  step: (portfolio: Portfolio, row: Row) => RowFlows,
): SimulatedPortfolio {
  const { returns, rebalances, initial } = simulation;
  const run = newRun(simulation);
  const portfolio = {
    holdings: initial?.holdings.slice() ?? new Float64Array(returns.cols),
    cash: initial?.cash ?? 1,
  };
  let wanted: Float64Array | null = null;
  let latest = -1;
  for (let index = 0; index < returns.rows; index++) {
    const decided = rebalances[latest + 1]?.row === index ? rebalances[++latest].weights : null;
    wanted = decided ?? wanted;
    const equity = equityOf(portfolio);
    if (equity <= 0) continue;
    const due = decided !== null || isOffTarget(portfolio, { wanted, equity }, simulation);
    const row: Row = {
      index,
      returns: returns.values.subarray(index * returns.cols, (index + 1) * returns.cols),
      equity,
      target: due ? wanted : null,
    };
    const flows = step(portfolio, row);
    if (row.target !== null) run.turnover[latest] += flows.traded / equity;
    closeRow(run, portfolio, { row, flows });
  }
  return { ...run, finalState: portfolio };
}

type Run = { -readonly [Key in keyof Omit<SimulatedPortfolio, 'finalState'>]: SimulatedPortfolio[Key] };

function newRun({ returns: { rows }, rebalances }: Simulation): Run {
  return {
    returns: new Float64Array(rows),
    equity: new Float64Array(rows),
    pnl: new Float64Array(rows),
    interest: new Float64Array(rows),
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
  { wanted, equity }: { readonly wanted: Float64Array | null; readonly equity: number },
  { rebalance, driftTolerance = 0 }: Simulation,
): boolean {
  if (rebalance === 'window' || wanted === null) return false;
  return wanted.some((weight, j) => Math.abs(holdings[j] / equity - weight) > driftTolerance);
}

function closeRow(
  run: Run,
  portfolio: Portfolio,
  { row: { index, equity: opening }, flows }: { readonly row: Row; readonly flows: RowFlows },
): void {
  const closing = equityOf(portfolio);
  run.pnl[index] = flows.pnl;
  run.interest[index] = flows.interest;
  run.costs[index] = flows.costs;
  run.borrowCosts[index] = flows.borrowCosts;
  run.missingReturns += flows.missing;
  run.equity[index] = Math.max(closing, 0);
  run.returns[index] = closing > 0 ? closing / opening - 1 : -1;
  if (closing > 0) return;
  run.bankruptRow = index;
  run.shortfall = 0 - closing;
  portfolio.holdings.fill(0);
  portfolio.cash = 0;
}
