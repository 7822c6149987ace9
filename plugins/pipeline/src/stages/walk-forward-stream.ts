import type { Regime, SimulatedPortfolio } from '@metafolio/quant';
import { performance, returnsMatrix } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import { GateError } from '../errors.js';
import type { BacktestBlock } from '../manifest/index.js';
import { type DecisionProblem, decideWindows, type WindowDecision } from './decide-windows.js';
import type { ScheduledWindow, WindowName } from './schedule.js';
import { dateRange } from './schedule.js';
import { type RowRange, simulateWindows } from './simulate-windows.js';

/** One risk profile over a schedule. */
export interface WalkForwardProblem extends DecisionProblem {
  /** Profile and stage, for the message. */
  readonly where: string;
  readonly backtest: BacktestBlock;
  /** What the positions earn while they are held, when that is not what the series says: shorts pay their borrow fee. */
  readonly lived?: DatedReturns;
  /** Average daily value traded of each column, currency, where it is known. */
  readonly adv?: readonly (number | undefined)[];
}

/** The stitched out-of-sample stream, and the decisions behind it. */
export interface WalkForwardStream {
  readonly stream: DatedReturns;
  readonly decisions: readonly WindowDecision[];
  readonly windows: readonly WindowRecord[];
  /** Target weights of the window `now`; where it was not solved, those of the last window that was. */
  readonly weightsNow: Float64Array;
}

/** `windows.json`: one record a window; numbers are over its test rows, as the portfolio lived them, null without test rows. */
export interface WindowRecord {
  readonly window: WindowName;
  readonly status: WindowDecision['status'];
  readonly regime: Regime;
  readonly train: ReturnType<typeof dateRange>;
  readonly test: ReturnType<typeof dateRange>;
  /** Traded value over the equity at the trade: a first investment is 1, a full switch 2. */
  readonly turnover: number | null;
  /** What that turnover cost, as a fraction of the equity at the trade. */
  readonly cost: number | null;
  /** Compounded, after costs, as a fraction. */
  readonly total_return: number | null;
  readonly volatility_annual: number | null;
  readonly sharpe: number | null;
}

/**
 * Solves every window, then lives through the test rows once, the holdings carried from window to window.
 *
 * @throws GateError when no window at all could be solved
 */
export async function walkForwardStream(problem: WalkForwardProblem): Promise<WalkForwardStream> {
  const decisions = await decideWindows(problem);
  const weightsNow = weightsToHold(problem, decisions);
  const ranges = testRanges(problem.windows);
  const simulation = await liveThrough(
    problem,
    decisions.slice(0, -1).map(({ weights }) => weights),
  );
  const dates = testDates(problem);
  recordEvents(problem, simulation, dates);
  const stream: DatedReturns = { dates, matrix: returnsMatrix(['return'], simulation.returns) };
  let row = 0;
  const windows = decisions.map((decision, k) => {
    const range = ranges[k];
    const lived = simulation.returns.subarray(row, row + (range === undefined ? 0 : range[1] - range[0]));
    const cost = range === undefined ? null : costOf(simulation, row, lived.length);
    row += lived.length;
    return windowRecord(problem, decision, { range, lived, turnover: simulation.turnover[k] ?? null, cost });
  });
  return { stream, decisions, windows, weightsNow };
}

/** The rows that each tested window is held for: up to its end, or to the start of the next. */
function testRanges(windows: readonly ScheduledWindow[]): RowRange[] {
  const tested = windows.slice(0, -1);
  return tested.map(({ testStart, testEnd }, k) => [testStart, Math.min(testEnd, tested[k + 1]?.testStart ?? testEnd)]);
}

/** The dates of the stitched stream. */
export function testDates({ series, windows }: Pick<WalkForwardProblem, 'series' | 'windows'>): string[] {
  return testRanges(windows).flatMap(([start, end]) => series.dates.slice(start, end));
}

/**
 * Lives through the test rows of every window.
 *
 * @param weights - targets of each tested window; null keeps the holdings
 */
export function liveThrough(
  { where, series, lived, windows, backtest, periods, adv = [], compute }: WalkForwardProblem,
  weights: readonly (Float64Array | null)[],
): Promise<SimulatedPortfolio> {
  return simulateWindows({
    where,
    series: lived ?? series,
    windows: testRanges(windows).map((range, k) => ({ range, weights: weights[k]! })),
    backtest,
    periods,
    adv,
    python: compute?.python,
  });
}

/** What a reader of the ledger must know of the life of the holdings, besides its returns. */
function recordEvents(
  { ledger, step }: WalkForwardProblem,
  { missingReturns, bankruptRow, shortfall }: SimulatedPortfolio,
  dates: readonly string[],
): void {
  if (missingReturns > 0) {
    ledger.record({
      step: `${step}_missing_returns`,
      phase: 'finding',
      status: 'warning',
      data: { asset_rows: missingReturns },
    });
  }
  if (bankruptRow !== null) {
    ledger.record({
      step: `${step}_bankrupt`,
      phase: 'finding',
      status: 'error',
      data: { date: dates[bankruptRow]!, shortfall },
    });
  }
}

/** Cost of the trades of rows [start, start + rows), as a fraction of the equity that each was traded at. */
function costOf({ costs, equity, returns }: SimulatedPortfolio, start: number, rows: number): number {
  let cost = 0;
  for (let row = start; row < start + rows; row++) {
    const before = row === 0 ? equity[0]! / (1 + returns[0]!) : equity[row - 1]!;
    if (costs[row] !== 0) cost += costs[row]! / before;
  }
  return cost;
}

function weightsToHold({ where }: WalkForwardProblem, decisions: readonly WindowDecision[]): Float64Array {
  const solved = decisions.findLast(({ weights }) => weights !== null);
  if (solved?.weights) return solved.weights;
  const [first] = decisions;
  throw new GateError({
    where,
    rule: 'at least one window must be solved',
    got: `0 of ${decisions.length}`,
    expected: '1 or more',
    // The ledger with all reasons is not published when the stage fails.
    cause: `Window ${first!.window.name}: ${first!.failure}`,
  });
}

interface Lived {
  readonly range: RowRange | undefined;
  readonly lived: Float64Array;
  readonly turnover: number | null;
  readonly cost: number | null;
}

function windowRecord(
  { series, periods }: WalkForwardProblem,
  { window, status, regime }: WindowDecision,
  { range, lived, turnover, cost }: Lived,
): WindowRecord {
  const measured = range === undefined ? null : performance(lived, periods);
  return {
    window: window.name,
    status,
    regime,
    train: dateRange(series, window.trainStart, window.trainEnd),
    test: range === undefined ? null : dateRange(series, range[0], range[1]),
    turnover,
    cost,
    total_return: range === undefined ? null : lived.reduce((wealth, value) => wealth * (1 + value), 1) - 1,
    volatility_annual: measured && finite(measured.volatilityAnnual),
    sharpe: measured && finite(measured.sharpe),
  };
}

/** JSON has no NaN: a metric that is not defined (the Sharpe ratio of one row) is null. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
