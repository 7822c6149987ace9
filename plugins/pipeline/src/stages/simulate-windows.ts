import {
  type MarketImpact,
  pastYearVolatility,
  type ReturnsMatrix,
  returnsMatrix,
  type SimulatedPortfolio,
  type Simulation,
  simulate,
} from '@metafolio/quant';
import { toEpochDay } from '../data/iso-date.js';
import type { DatedReturns } from '../data/time-series.js';
import { PYTHON_SIMULATOR } from '../engines/catalogue.js';
import { simulatePython } from '../engines/python/python-simulator.js';
import { GateError } from '../errors.js';
import type { BacktestBlock } from '../manifest/index.js';

/** Rows of the series that a window's portfolio lives through: [start, end). */
export type RowRange = readonly [start: number, end: number];

/** The decided windows of a series, and the market they are lived through in. */
export interface WindowSimulation {
  /** Named in messages: the profile and its stage. */
  readonly where: string;
  readonly series: DatedReturns;
  /** One range and its target weights a window; null weights keep the holdings. */
  readonly windows: readonly { readonly range: RowRange; readonly weights: Float64Array | null }[];
  readonly backtest: BacktestBlock;
  /** Observations a year. */
  readonly periods: number;
  /** Average daily value traded of each column, currency; what market impact is measured by. Undefined where not known. */
  readonly adv: readonly (number | undefined)[];
  /** Interpreter of a simulator that runs in Python. */
  readonly python?: string | undefined;
}

/**
 * Lives through the test rows of all windows once, the holdings carried from window to window, in the simulator that the backtest
 * block names. The book of a market with impact is `book_size`, in the currency of `adv`.
 *
 * @throws GateError when market impact is asked for and an asset that is held has no `adv`; EngineError when a simulator in Python fails
 */
export async function simulateWindows(problem: WindowSimulation): Promise<SimulatedPortfolio> {
  const { simulator } = problem.backtest;
  const simulation = simulationOf(problem);
  return simulator === PYTHON_SIMULATOR
    ? simulatePython(simulation, problem.python ?? '')
    : simulate(simulator, simulation);
}

function simulationOf({ where, series, windows, backtest, periods, adv }: WindowSimulation): Simulation {
  const ranges = windows.map(({ range }) => range);
  const returns = concatenateRows(series.matrix, ranges);
  const days = calendarDays(series.dates);
  const starts = ranges.map((_, k) => ranges.slice(0, k).reduce((rows, [start, end]) => rows + end - start, 0));
  return {
    returns,
    rebalances: windows.map(({ weights }, k) => ({ row: starts[k]!, weights })),
    costRate: backtest.slippage + backtest.commission,
    borrowRateAnnual: backtest.borrow_rate_annual,
    periods,
    rebalance: backtest.rebalance,
    driftTolerance: backtest.drift_tolerance,
    calendarDays: Int32Array.from(pick(days, ranges)),
    cashReturns: new Float64Array(returns.rows).fill(backtest.cash_return_annual / periods),
    ...(backtest.market_impact === 0
      ? {}
      : {
          marketImpact: marketImpact({ where, series, windows, backtest, adv }, { ranges, days }),
          initial: { holdings: new Float64Array(returns.cols), cash: backtest.book_size },
        }),
  };
}

/** Calendar days that the return of each row spans; of the first row, whose day before is not known, one. */
function calendarDays(dates: readonly string[]): Int32Array {
  const days = dates.map(toEpochDay);
  return Int32Array.from(days, (day, row) => (row === 0 ? 1 : day - days[row - 1]!));
}

function marketImpact(
  { where, series, windows, backtest, adv }: Omit<WindowSimulation, 'periods'>,
  { ranges, days }: { ranges: readonly RowRange[]; days: Int32Array },
): MarketImpact {
  const { assets, cols } = series.matrix;
  const held = assets.findIndex(
    (_, j) => adv[j] === undefined && windows.some(({ weights }) => (weights?.[j] ?? 0) !== 0),
  );
  if (held !== -1) {
    throw new GateError({
      where,
      rule: 'market impact needs the average daily value traded of every asset that is held',
      got: `no adv of ${assets[held]}`,
      expected: 'assets.<symbol>.adv in sleeve.yaml',
      cause: 'backtest.market_impact is set; give each asset its adv, or set market_impact to 0.',
    });
  }
  const volatilities = returnsMatrix(assets, pastYearVolatility(series.matrix, days));
  const { rows, values } = concatenateRows(volatilities, ranges);
  return {
    coefficient: backtest.market_impact,
    volumes: Float64Array.from({ length: rows * cols }, (_, at) => adv[at % cols] ?? Number.NaN),
    volatilities: values,
  };
}

function concatenateRows({ assets, cols, values }: ReturnsMatrix, ranges: readonly RowRange[]): ReturnsMatrix {
  return returnsMatrix(
    assets,
    pick(
      values,
      ranges.map(([start, end]) => [start * cols, end * cols] as const),
    ),
  );
}

/** The values of several ranges, one after the other. */
function pick(values: Float64Array | Int32Array, ranges: readonly RowRange[]): Float64Array {
  const picked = new Float64Array(ranges.reduce((length, [start, end]) => length + end - start, 0));
  let offset = 0;
  for (const [start, end] of ranges) {
    picked.set(values.subarray(start, end), offset);
    offset += end - start;
  }
  return picked;
}
