import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnsMatrix, sliceRows } from '../matrix/returns-matrix.js';
import { simulateCustom } from './custom.js';
import type { CustomSimulation } from './options.js';

const ASSETS = ['a', 'b', 'c'];

interface Grid {
  readonly rows: { readonly max: number };
  /** Step of a return, of a weight and of the rates: a power of two makes every sum exact. */
  readonly step: number;
  readonly short: boolean;
  readonly daily: boolean;
}

/** Simulations whose returns, weights and rates are multiples of one step. */
function simulations({ rows, step, short, daily }: Grid): fc.Arbitrary<CustomSimulation> {
  const most = Math.round(1 / step);
  const weights = fc
    .array(fc.integer({ min: short ? -most : 0, max: most }), { minLength: 3, maxLength: 3 })
    .map((parts) => parts.map((part) => Math.trunc(part / 3) * step))
    .map((parts) => Float64Array.from(parts));
  return fc.integer({ min: 1, max: rows.max }).chain((count) =>
    fc.record({
      returns: fc
        .array(fc.integer({ min: -Math.round(most / 4), max: Math.round(most / 2) }), {
          minLength: 3 * count,
          maxLength: 3 * count,
        })
        .map((ticks) =>
          returnsMatrix(
            ASSETS,
            Float64Array.from(ticks, (tick) => tick * step),
          ),
        ),
      rebalances: fc
        .uniqueArray(fc.nat(count - 1), { maxLength: 4 })
        .chain((at) =>
          fc.tuple(
            ...at.sort((a, b) => a - b).map((row) => fc.record({ row: fc.constant(row), weights: fc.option(weights) })),
          ),
        ),
      costRate: fc.integer({ min: 0, max: 2 }).map((ticks) => ticks * step),
      borrowRateAnnual: fc.integer({ min: 0, max: 2 }).map((ticks) => ticks * step),
      periods: fc.constant(1),
      rebalance: fc.constantFrom('window' as const, daily ? ('daily' as const) : ('window' as const)),
      driftTolerance: fc.constantFrom(0, 0.05),
    }),
  );
}

const long = simulations({ rows: { max: 40 }, step: 0.01, short: true, daily: true });

it('equity change = pnl - costs - borrow costs, exactly, where every number is a dyadic fraction', () => {
  // From multiples of 1/64 three rows come to multiples of 2^-36 below 2^4: 40 bits, so nothing is rounded.
  const exact = simulations({ rows: { max: 3 }, step: 1 / 64, short: true, daily: false });
  fc.assert(
    fc.property(exact, (simulation) => {
      const run = simulateCustom(simulation);
      run.equity.forEach((equity, row) => {
        const before = row === 0 ? 1 : run.equity[row - 1];
        const owed = row === run.bankruptRow ? run.shortfall : 0;
        expect(equity - before).toBe(run.pnl[row] - run.costs[row] - run.borrowCosts[row] + owed);
      });
    }),
    { numRuns: 100 },
  );
});

it('equity change = pnl - costs - borrow costs to rounding for any numbers, and the return is what the equity did', () => {
  fc.assert(
    fc.property(long, (simulation) => {
      const run = simulateCustom(simulation);
      // Holdings grow by at most half a row; what is rounded is in proportion to them, even where shorts cancel them.
      let holdings = 1;
      run.equity.forEach((equity, row) => {
        holdings *= 1.5;
        const before = row === 0 ? 1 : run.equity[row - 1];
        const owed = row === run.bankruptRow ? run.shortfall : 0;
        const change = run.pnl[row] - run.costs[row] - run.borrowCosts[row] + owed;
        expect(Math.abs(equity - before - change)).toBeLessThanOrEqual(1e-14 * holdings);
        expect(Math.abs(before * (1 + run.returns[row]) - equity)).toBeLessThanOrEqual(1e-15 * (before + equity));
      });
      const { holdings: ending, cash } = run.finalState;
      expect(ending[0] + ending[1] + ending[2] + cash).toBe(run.equity.at(-1));
    }),
    { numRuns: 100 },
  );
});

it('two runs, the second from the first’s final state at a rebalance, equal one run, bit for bit', () => {
  fc.assert(
    fc.property(long, (simulation) => {
      const { returns, rebalances } = simulation;
      const at = rebalances.find(({ row, weights }) => row > 0 && weights !== null)?.row;
      fc.pre(at !== undefined);
      const whole = simulateCustom(simulation);
      const first = simulateCustom({
        ...simulation,
        returns: sliceRows(returns, 0, at),
        rebalances: rebalances.filter(({ row }) => row < at),
      });
      const second = simulateCustom({
        ...simulation,
        returns: sliceRows(returns, at, returns.rows),
        rebalances: rebalances.filter(({ row }) => row >= at).map(({ row, weights }) => ({ row: row - at, weights })),
        initial: first.finalState,
      });
      expect([...first.returns, ...second.returns]).toEqual([...whole.returns]);
      expect([...first.turnover, ...second.turnover]).toEqual([...whole.turnover]);
      expect(second.finalState).toEqual(whole.finalState);
    }),
    { numRuns: 100 },
  );
});

it('no row’s numbers depend on a later row, bit for bit', () => {
  fc.assert(
    fc.property(long, fc.nat(39), fc.double({ min: -1, max: 5, noNaN: true }), (simulation, cut, future) => {
      const { returns, rebalances } = simulation;
      const values = returns.values.map((value, k) => (k < cut * returns.cols ? value : future));
      const changed = {
        ...simulation,
        returns: { ...returns, values },
        rebalances: rebalances.filter(({ row }) => row < cut),
      };
      const [before, after] = [simulateCustom(simulation), simulateCustom(changed)];
      for (const series of ['returns', 'equity', 'pnl', 'costs', 'borrowCosts'] as const) {
        expect(after[series].slice(0, cut)).toEqual(before[series].slice(0, cut));
      }
    }),
    { numRuns: 100 },
  );
});

it('without costs and shorts, higher returns never leave less, and costs never leave more', () => {
  const buyers = simulations({ rows: { max: 40 }, step: 0.01, short: false, daily: true });
  fc.assert(
    fc.property(buyers, fc.nat(119), (simulation, k) => {
      const free = { ...simulation, costRate: 0, borrowRateAnnual: 0, rebalance: 'window' as const };
      const lucky = { ...free.returns, values: free.returns.values.map((r, at) => (at === k ? r + 0.1 : r)) };
      const equity = (options: CustomSimulation) => simulateCustom(options).equity.at(-1) ?? 1;
      expect(equity({ ...free, returns: lucky })).toBeGreaterThanOrEqual(equity(free) * (1 - 1e-14));
      expect(equity({ ...free, costRate: 0.01 })).toBeLessThanOrEqual(equity(free) * (1 + 1e-14));
    }),
    { numRuns: 100 },
  );
});

it('the returns do not depend on the size of the book, bit for bit for powers of two', () => {
  fc.assert(
    fc.property(long, fc.integer({ min: -20, max: 40 }), (simulation, exponent) => {
      const sized = (cash: number) =>
        simulateCustom({ ...simulation, initial: { holdings: new Float64Array(3), cash } });
      expect(sized(2 ** exponent).returns).toEqual(sized(1).returns);
      expect(sized(2 ** exponent).turnover).toEqual(sized(1).turnover);
    }),
    { numRuns: 100 },
  );
});
