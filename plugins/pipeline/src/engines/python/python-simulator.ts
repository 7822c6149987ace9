import type { SimulatedPortfolio, Simulation } from '@metafolio/quant';
import { EngineError } from '../../errors.js';
import { PYTHON_SIMULATOR } from '../catalogue.js';
import { answerOf } from './answer.js';
import type { Frame, FrameArray } from './frame.js';
import { loadWorker } from './load-worker.js';
import { workerFor } from './workers.js';

/** Seconds that one stream may take. */
const LIMIT_SECONDS = 600;

/**
 * `simulate` by the package cvxportfolio itself: the same decisions lived through in its `MarketSimulator`, from 1 in cash. Market impact
 * and a drift tolerance are not handed over; the manifest refuses them.
 *
 * @throws EngineError when the package is not there, crashes, hangs or refuses the market
 */
export async function simulatePython(simulation: Simulation, python: string): Promise<SimulatedPortfolio> {
  await loadWorker(PYTHON_SIMULATOR, python);
  const worker = workerFor({ python, engine: PYTHON_SIMULATOR });
  const frame = await worker.ask(simulationFrame(simulation), LIMIT_SECONDS);
  const answer = answerOf(PYTHON_SIMULATOR, frame);
  if (answer.outcome !== 'simulated') {
    throw new EngineError({
      where: `simulator ${PYTHON_SIMULATOR}`,
      rule: 'it must live through the market',
      got: 'message' in answer ? answer.message : answer.outcome,
      expected: 'a simulation',
      cause: 'The package takes no market such as this.',
    });
  }
  return portfolioOf(simulation, (name) => frame.arrays[name]!.values);
}

function simulationFrame(simulation: Simulation): Frame {
  const { returns, rebalances, costRate, borrowRateAnnual = 0, rebalance } = simulation;
  const { rows, cols } = returns;
  const decided = rebalances.flatMap(({ row, weights }) => (weights === null ? [] : [{ row, weights }]));
  const targets = new Float64Array(decided.length * cols);
  decided.forEach(({ weights }, k) => {
    targets.set(weights, k * cols);
  });
  return {
    header: {
      op: 'simulate',
      daily: rebalance === 'daily',
      cost_rate: costRate,
      borrow_rate_annual: borrowRateAnnual,
    },
    arrays: {
      returns: { shape: [rows, cols], values: returns.values },
      cash_returns: vector(simulation.cashReturns ?? new Float64Array(rows)),
      calendar_days: vector(Float64Array.from(simulation.calendarDays ?? new Int32Array(rows).fill(1))),
      rows: vector(Float64Array.from(decided, ({ row }) => row)),
      targets: { shape: [decided.length, cols], values: targets },
    },
  };
}

function vector(values: Float64Array): FrameArray {
  return { shape: [values.length], values };
}

/** The books of the package in our form; after a bankruptcy nothing is left and what was owed is the shortfall. */
function portfolioOf(simulation: Simulation, of: (name: string) => Float64Array): SimulatedPortfolio {
  const [equity, pnl, costs, borrowCosts] = [of('equity'), of('pnl'), of('costs'), of('borrow_costs')];
  const bankrupt = equity.findIndex((value) => value <= 0);
  const survives = bankrupt === -1;
  const returns = of('returns').map((value, row) => (row === bankrupt ? -1 : value));
  const before = (row: number) => (row === 0 ? 1 : equity[row - 1]!);
  return {
    returns,
    equity: equity.map((value) => Math.max(value, 0)),
    pnl,
    interest: equity.map((value, row) =>
      !survives && row > bankrupt ? 0 : value - before(row) - pnl[row]! + costs[row]! + borrowCosts[row]!,
    ),
    costs,
    borrowCosts,
    turnover: turnoverOf(simulation, of('traded'), before),
    finalState: {
      holdings: survives ? of('holdings') : new Float64Array(simulation.returns.cols),
      cash: survives ? of('cash')[0]! : 0,
    },
    missingReturns: of('missing').reduce((sum, count) => sum + count, 0),
    bankruptRow: survives ? null : bankrupt,
    shortfall: survives ? 0 : -equity[bankrupt]!,
  };
}

/** Traded value over the equity it was traded at, summed from each rebalance to the next. */
function turnoverOf(
  { rebalances, returns: { rows } }: Simulation,
  traded: Float64Array,
  before: (row: number) => number,
): Float64Array {
  return Float64Array.from(rebalances, ({ row: first }, k) => {
    let sum = 0;
    for (let row = first; row < (rebalances[k + 1]?.row ?? rows); row++) {
      if (traded[row] !== 0) sum += traded[row]! / before(row);
    }
    return sum;
  });
}
