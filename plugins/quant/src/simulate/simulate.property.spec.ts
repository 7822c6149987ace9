import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { SIMULATORS } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { simulate } from './simulate.js';
import { inMarket, rowsOf, simulations } from './testing/simulations.js';

const plain = simulations({ rows: { max: 40 }, step: 0.01, short: true, daily: true });
const markets = inMarket(plain);
const SERIES = ['returns', 'equity', 'pnl', 'interest', 'costs', 'borrowCosts'] as const;

describe.each(SIMULATORS)('simulate %s', (name) => {
  it('equity change = pnl + interest - costs - borrow costs to rounding, and the return is what the equity did', () => {
    fc.assert(
      fc.property(markets, (simulation) => {
        const run = simulate(name, simulation);
        // Holdings grow by at most half a row; what is rounded is in proportion to them, even where shorts cancel them.
        let holdings = 1;
        run.equity.forEach((equity, row) => {
          holdings *= 1.5;
          const before = row === 0 ? 1 : run.equity[row - 1];
          const owed = row === run.bankruptRow ? run.shortfall : 0;
          const change = run.pnl[row] + run.interest[row] - run.costs[row] - run.borrowCosts[row] + owed;
          expect(Math.abs(equity - before - change)).toBeLessThanOrEqual(1e-14 * holdings);
          expect(Math.abs(before * (1 + run.returns[row]) - equity)).toBeLessThanOrEqual(1e-15 * (before + equity));
        });
        const { holdings: ending, cash } = run.finalState;
        expect(ending[0] + ending[1] + ending[2] + cash).toBe(run.equity.at(-1));
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('two runs, the second from the first’s final state at a rebalance, equal one run, bit for bit', () => {
    fc.assert(
      fc.property(markets, (simulation) => {
        const { returns, rebalances } = simulation;
        const at = rebalances.find(({ row, weights }) => row > 0 && weights !== null)?.row;
        fc.pre(at !== undefined);
        const whole = simulate(name, simulation);
        const first = simulate(name, rowsOf(simulation, 0, at));
        const rest = rowsOf(simulation, at, returns.rows);
        const second = simulate(name, { ...rest, initial: first.finalState });
        for (const series of [...SERIES, 'turnover'] as const) {
          expect([...first[series], ...second[series]]).toEqual([...whole[series]]);
        }
        expect(second.finalState).toEqual(whole.finalState);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('no row’s numbers depend on a later row, bit for bit', () => {
    fc.assert(
      fc.property(markets, fc.nat(39), fc.double({ min: -1, max: 5 }), (simulation, cut, future) => {
        const { returns, rebalances } = simulation;
        fc.pre(cut < returns.rows);
        const later = <T extends Float64Array | Int32Array>(all: T, value: number): T => {
          const changed = all.slice() as T;
          changed.fill(value, (cut * all.length) / returns.rows);
          return changed;
        };
        const changed = {
          ...simulation,
          returns: returnsMatrix(returns.assets, later(returns.values, future)),
          rebalances: rebalances.filter(({ row }) => row < cut),
          calendarDays: later(simulation.calendarDays!, 7),
          cashReturns: later(simulation.cashReturns!, 0.5),
          marketImpact: {
            ...simulation.marketImpact!,
            volumes: later(simulation.marketImpact!.volumes, 1),
            volatilities: later(simulation.marketImpact!.volatilities, 1),
          },
        };
        const [before, after] = [simulate(name, simulation), simulate(name, changed)];
        for (const series of SERIES) {
          expect(after[series].slice(0, cut)).toEqual(before[series].slice(0, cut));
        }
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('daily with a tolerance trades on a row between rebalances where the drift is over it, and only there', () => {
    const priced = simulations({ rows: { max: 40 }, step: 0.01, short: false, daily: true });
    fc.assert(
      fc.property(priced, fc.double({ min: 0, max: 0.2, noNaN: true }), (simulation, driftTolerance) => {
        const free = { ...simulation, costRate: 0.001, borrowRateAnnual: 0 };
        const daily = { ...free, rebalance: 'daily' as const, driftTolerance };
        const run = simulate(name, daily);
        const due = new Map(daily.rebalances.map(({ row, weights }) => [row, weights]));
        let wanted: Float64Array | null = null;
        for (let row = 0; row < daily.returns.rows; row++) {
          const decided = due.get(row) ?? null;
          wanted = decided ?? wanted;
          const { holdings, cash } = simulate(name, rowsOf(daily, 0, row)).finalState;
          const equity = holdings.reduce((sum, holding) => sum + holding, 0) + cash;
          const off: number = Math.max(
            ...(wanted ?? []).map((weight, j) => Math.abs(holdings[j] / equity - weight)),
            0,
          );
          if (decided === null) expect(run.costs[row] > 0).toBe(off > driftTolerance);
        }
      }),
      { numRuns: propertyRuns(30) },
    );
  });

  it('daily with a tolerance that no drift reaches is the window’s trading, bit for bit', () => {
    fc.assert(
      fc.property(markets, (simulation) => {
        const loose = simulate(name, { ...simulation, rebalance: 'daily', driftTolerance: 1e9 });
        expect(loose).toEqual(simulate(name, { ...simulation, rebalance: 'window' }));
      }),
      { numRuns: propertyRuns() },
    );
  });
});

it('without shorts, a market and missing returns, both simulators give the same numbers, bit for bit', () => {
  const long = simulations({ rows: { max: 40 }, step: 0.01, short: false, daily: true });
  fc.assert(
    fc.property(long, (simulation) => {
      const free = { ...simulation, borrowRateAnnual: 0 };
      expect(simulate('cvxportfolio', free)).toEqual(simulate('custom', free));
    }),
    { numRuns: propertyRuns() },
  );
});
