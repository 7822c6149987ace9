import type { Regime, ReturnsMatrix } from '@metafolio/quant';
import { performance, returnsMatrix, simulateCustom } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import { GateError } from '../errors.js';
import type { BacktestBlock } from '../manifest/index.js';
import type { DecisionProblem, WindowDecision } from './decide-window.js';
import { decideWindow } from './decide-window.js';
import type { ScheduledWindow, WindowName } from './schedule.js';
import { dateRange } from './schedule.js';

/** One risk profile over a schedule. */
export interface WalkForwardProblem extends DecisionProblem {
  /** Profile and stage, for the message. */
  readonly where: string;
  /** The windows of the schedule, the window `now` last. */
  readonly windows: readonly ScheduledWindow[];
  readonly backtest: BacktestBlock;
  /** Observations a year. */
  readonly periods: number;
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

/** Rows of the series that a window's portfolio lives through: [start, end). */
type RowRange = readonly [start: number, end: number];

/**
 * Solves every window, then lives through the test rows once, the holdings carried from window to window.
 *
 * @throws GateError when no window at all could be solved
 */
export function walkForwardStream(problem: WalkForwardProblem): WalkForwardStream {
  const decisions = problem.windows.map((window) => decideWindow(problem, window));
  const weightsNow = weightsToHold(problem, decisions);
  const tested = decisions.slice(0, -1);
  const ranges = tested.map(
    ({ window }, k): RowRange => [
      window.testStart,
      Math.min(window.testEnd, tested[k + 1]?.window.testStart ?? window.testEnd),
    ],
  );
  const simulation = simulate(problem, { tested, ranges });
  const stream: DatedReturns = {
    dates: ranges.flatMap(([start, end]) => problem.series.dates.slice(start, end)),
    matrix: returnsMatrix(['return'], simulation.returns),
  };
  let row = 0;
  const windows = decisions.map((decision, k) => {
    const range = ranges[k];
    const lived = simulation.returns.subarray(row, row + (range === undefined ? 0 : range[1] - range[0]));
    row += lived.length;
    return windowRecord(problem, decision, { range, lived, turnover: simulation.turnover[k] ?? null });
  });
  return { stream, decisions, windows, weightsNow };
}

function simulate(
  { series, backtest, periods }: WalkForwardProblem,
  { tested, ranges }: { tested: readonly WindowDecision[]; ranges: readonly RowRange[] },
) {
  let row = 0;
  const rebalances = tested.map(({ weights }, k) => {
    const rebalance = { row, weights };
    row += ranges[k]![1] - ranges[k]![0];
    return rebalance;
  });
  return simulateCustom({
    returns: concatenateRows(series.matrix, ranges),
    rebalances,
    costRate: costRate(backtest),
    borrowRateAnnual: backtest.borrow_rate_annual,
    periods,
    rebalance: backtest.rebalance,
    driftTolerance: backtest.drift_tolerance,
  });
}

/** One-way, as a fraction of the traded value. */
function costRate({ slippage, commission }: BacktestBlock): number {
  return slippage + commission;
}

function concatenateRows({ assets, cols, values }: ReturnsMatrix, ranges: readonly RowRange[]): ReturnsMatrix {
  const parts = ranges.map(([start, end]) => values.subarray(start * cols, end * cols));
  const joined = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return returnsMatrix(assets, joined);
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
}

function windowRecord(
  { series, periods, backtest }: WalkForwardProblem,
  { window, status, regime }: WindowDecision,
  { range, lived, turnover }: Lived,
): WindowRecord {
  const measured = range === undefined ? null : performance(lived, periods);
  return {
    window: window.name,
    status,
    regime,
    train: dateRange(series, window.trainStart, window.trainEnd),
    test: range === undefined ? null : dateRange(series, range[0], range[1]),
    turnover,
    cost: turnover === null ? null : turnover * costRate(backtest),
    total_return: range === undefined ? null : lived.reduce((wealth, value) => wealth * (1 + value), 1) - 1,
    volatility_annual: measured && finite(measured.volatilityAnnual),
    sharpe: measured && finite(measured.sharpe),
  };
}

/** JSON has no NaN: a metric that is not defined (the Sharpe ratio of one row) is null. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
