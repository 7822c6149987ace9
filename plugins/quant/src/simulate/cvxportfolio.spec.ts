import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { casesIn } from '../moments/testing/cases.js';
import { simulateCvxportfolio } from './cvxportfolio.js';
import type { Simulation } from './options.js';
import { pastYearVolatility } from './past-year-volatility.js';
import { rowsOf } from './testing/simulations.js';

type Numbers = readonly number[];
type Gapped = readonly (number | null)[];

interface Market {
  readonly assets: readonly string[];
  /** The back-test's first row; the rows before it are the past of the volatilities. */
  readonly firstRow: number;
  readonly returns: Gapped;
  readonly calendarDays: Numbers;
  readonly cashReturns: Numbers;
  readonly volumes: Gapped | null;
  readonly coefficient?: number;
  readonly costRate: number;
  readonly borrowRateAnnual: number;
  readonly rebalance: 'window' | 'daily';
  readonly rebalances: readonly { readonly row: number; readonly weights: Numbers | null }[];
  readonly initial: { readonly holdings: Numbers; readonly cash: number };
}

/** Ends with the row of a bankruptcy. */
interface Outcome {
  readonly returns: Numbers;
  readonly equity: Numbers;
  readonly costs: Numbers;
  readonly borrowCosts: Numbers;
  readonly finalHoldings: Numbers;
  readonly finalCash: number;
}

const gapped = (values: Gapped) => Float64Array.from(values, (value) => value ?? Number.NaN);

function simulationOf(market: Market): Simulation {
  const returns = returnsMatrix(market.assets, gapped(market.returns));
  const calendarDays = Int32Array.from(market.calendarDays);
  const whole: Simulation = {
    returns,
    rebalances: market.rebalances.map(({ row, weights }) => ({ row, weights: weights && Float64Array.from(weights) })),
    costRate: market.costRate,
    borrowRateAnnual: market.borrowRateAnnual,
    rebalance: market.rebalance,
    initial: { holdings: Float64Array.from(market.initial.holdings), cash: market.initial.cash },
    calendarDays,
    cashReturns: Float64Array.from(market.cashReturns),
    ...(market.volumes && {
      marketImpact: {
        coefficient: market.coefficient ?? Number.NaN,
        volumes: gapped(market.volumes),
        volatilities: pastYearVolatility(returns, calendarDays),
      },
    }),
  };
  return rowsOf(whole, market.firstRow, returns.rows);
}

/** Relative to the equity before the row. */
const TOLERANCE = 1e-12;

const cases = casesIn<Market, Outcome>(new URL('./fixtures/cvxportfolio/', import.meta.url));

describe.each(cases)('simulateCvxportfolio, $name, is the real package', ({ input, expected }) => {
  const simulated = () => {
    const run = simulateCvxportfolio(simulationOf(input));
    const before = (row: number) =>
      run.equity[row - 1] ?? input.initial.holdings.reduce((a, b) => a + b, input.initial.cash);
    return { run, solvent: run.bankruptRow ?? run.returns.length, before };
  };

  it('ends where it ends', () => {
    const { run } = simulated();
    expect(expected.returns).toHaveLength(run.bankruptRow === null ? run.returns.length : run.bankruptRow + 1);
  });

  it('has its return and equity on every row', () => {
    const { run, solvent, before } = simulated();
    for (let row = 0; row < solvent; row++) {
      expect(Math.abs(run.returns[row] - expected.returns[row])).toBeLessThanOrEqual(TOLERANCE);
      expect(Math.abs(run.equity[row] - expected.equity[row])).toBeLessThanOrEqual(TOLERANCE * before(row));
    }
  });

  it('has its costs of trading and of borrowing on every row', () => {
    const { run, before } = simulated();
    expected.costs.forEach((cost, row) => {
      expect(Math.abs(run.costs[row] - cost)).toBeLessThanOrEqual(TOLERANCE * before(row));
      expect(Math.abs(run.borrowCosts[row] - expected.borrowCosts[row])).toBeLessThanOrEqual(TOLERANCE * before(row));
    });
  });

  it('ends with its holdings and cash, or owes its negative value', () => {
    const { run, solvent, before } = simulated();
    const { holdings, cash } = run.finalState;
    const ending = before(solvent);
    if (run.bankruptRow !== null) {
      expect(Math.abs(run.shortfall + expected.equity.at(-1)!)).toBeLessThanOrEqual(TOLERANCE * ending);
      return;
    }
    [...holdings, cash].forEach((value, j) => {
      expect(Math.abs(value - [...expected.finalHoldings, expected.finalCash][j])).toBeLessThanOrEqual(
        TOLERANCE * ending,
      );
    });
  });
});

const two = (...rows: readonly Numbers[]) => returnsMatrix(['a', 'b'], Float64Array.from(rows.flat()));
const at = (row: number, ...weights: Numbers) => ({ row, weights: Float64Array.from(weights) });
const simulate = (rest: Partial<Simulation>) =>
  simulateCvxportfolio({ returns: two([0, 0], [0, 0]), rebalances: [], costRate: 0, rebalance: 'window', ...rest });
const impact = (change: Partial<NonNullable<Simulation['marketImpact']>> = {}) => ({
  marketImpact: {
    coefficient: 1,
    volumes: new Float64Array(4).fill(100),
    volatilities: new Float64Array(4).fill(0.02),
    ...change,
  },
});

describe('simulateCvxportfolio, by hand', () => {
  it('compounds the borrow fee over the days that the row spans', () => {
    // A fee of 21 % a year is 10 % over half of the 365.24 days: (1.21)^½ - 1. Here three days, of 0.5 short.
    const { borrowCosts } = simulate({
      rebalances: [at(0, -0.5, 0)],
      borrowRateAnnual: 0.21,
      calendarDays: Int32Array.of(3, 1),
    });
    expect(borrowCosts[0]).toBeCloseTo(0.5 * (1.21 ** (3 / 365.24) - 1), 15);
    expect(borrowCosts[1]).toBeCloseTo(0.5 * (1.21 ** (1 / 365.24) - 1), 15);
  });

  it('pays the cash return after the costs, on the proceeds of shorts too', () => {
    // Sold 0.5: cost 0.005, cash 1.495, of which 1 %.
    const run = simulate({ rebalances: [at(0, -0.5, 0)], costRate: 0.01, cashReturns: Float64Array.of(0.01, 0) });
    expect(run.interest[0]).toBeCloseTo(0.01495, 16);
    expect(run.equity[0]).toBeCloseTo(1 - 0.005 + 0.01495, 15);
  });

  it('charges b·σ·|u|^1.5/√V of each trade beside the linear cost', () => {
    // u = 0.64 and 0.36: 0.02·(0.512 + 0.216)/10, and 1 % of 1. The volume 100 is read as 100.00000001.
    const { costs } = simulate({ rebalances: [at(0, 0.64, 0.36)], costRate: 0.01, ...impact() });
    expect(costs[0]).toBeCloseTo(0.01 + 0.001456, 12);
  });

  it('does not trade an asset without volume, and takes its cost from no volatility', () => {
    const volumes = Float64Array.of(0, 100, Number.NaN, 100);
    const volatilities = Float64Array.of(Number.NaN, 0.02, Number.NaN, 0.02);
    const run = simulate({ rebalances: [at(0, 0.5, 0.5), at(1, 0.4, 0)], ...impact({ volumes, volatilities }) });
    expect(run.turnover[0]).toBe(0.5);
    expect(run.finalState.holdings).toEqual(Float64Array.of(0, 0));
  });

  it('loses more than the collateral on a short that more than doubles', () => {
    expect(simulate({ returns: two([2, 0], [0, 0]), rebalances: [at(0, -0.25, 0)] }).equity[0]).toBe(0.5);
  });

  it('pays an asset without a return out in cash, at no cost, and does not trade it', () => {
    const returns = two([0, 0], [Number.NaN, 0.5]);
    const run = simulate({ returns, rebalances: [at(0, 0.5, 0.5), at(1, 0.75, 0.25)], costRate: 0.01 });
    expect(run.missingReturns).toBe(1);
    expect(run.finalState.holdings[0]).toBe(0);
    expect(run.costs[1]).toBeCloseTo(0.01 * (0.5 - 0.25 * 0.99), 15);
  });

  it('misses no return of an asset that is not held', () => {
    const returns = two([Number.NaN, 0], [Number.NaN, 0]);
    expect(simulate({ returns, rebalances: [at(0, 0, 1)] }).missingReturns).toBe(0);
  });

  it('asks no volatility of an asset that is not traded, and takes one of 0', () => {
    const volatilities = Float64Array.of(Number.NaN, 0, 0, 0);
    const { costs, turnover } = simulate({ rebalances: [at(0, 0, 1)], costRate: 0.01, ...impact({ volatilities }) });
    expect(turnover[0]).toBe(1);
    expect(costs[0]).toBe(0.01);
  });

  it.each<[string, Partial<Simulation>, string]>([
    ['a borrow rate without calendar days', { borrowRateAnnual: 0.05 }, 'calendarDays'],
    ['calendar days of other rows', { borrowRateAnnual: 0.05, calendarDays: Int32Array.of(1) }, 'got 1 rows'],
    ['a row that spans no day', { borrowRateAnnual: 0.05, calendarDays: Int32Array.of(1, 0) }, 'got 0 in row 1'],
    ['cash returns of other rows', { cashReturns: Float64Array.of(0) }, 'cashReturns'],
    ['a cash return that is missing', { cashReturns: Float64Array.of(0, Number.NaN) }, 'NaN at 1'],
    ['a negative volume', impact({ volumes: Float64Array.of(1, -1, 1, 1) }), '-1 at 1'],
    ['an infinite volatility', impact({ volatilities: Float64Array.of(1, 1, 1, 1 / 0) }), 'Infinity at 3'],
    ['volumes of other rows', impact({ volumes: Float64Array.of(1, 1) }), 'got 2 numbers'],
    ['a negative impact coefficient', impact({ coefficient: -1 }), 'marketImpact.coefficient'],
    ['weights that need a loan', { rebalances: [at(0, 0.9, 0.2)] }, 'need no loan'],
    [
      'a trade in an asset without a volatility',
      { rebalances: [at(1, 0.5, 0.5)], ...impact({ volatilities: Float64Array.of(1, 1, Number.NaN, 1) }) },
      'marketImpact.volatilities of a, row 1',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => simulate(change)).toThrow(InvalidInputError);
    expect(() => simulate(change)).toThrow(message);
  });
});
