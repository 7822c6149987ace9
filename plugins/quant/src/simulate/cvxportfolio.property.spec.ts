import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { propertyRuns } from '../testing/property-runs.js';
import { simulateCvxportfolio } from './cvxportfolio.js';
import type { Simulation } from './options.js';
import { pastYearVolatility } from './past-year-volatility.js';
import { ASSETS, inMarket, simulations } from './testing/simulations.js';

const markets = inMarket(simulations({ rows: { max: 40 }, step: 0.01, short: true, daily: true }));

it('a bankrupt portfolio stays so: no returns, equity, costs or trades on any later row', () => {
  fc.assert(
    fc.property(markets, fc.nat(39), (simulation, at) => {
      const { returns } = simulation;
      fc.pre(at < returns.rows);
      // A short of all the equity, and a price that goes up by nine times.
      const values = returns.values.map((value, k) => (Math.floor(k / 3) === at ? 9 : value));
      const rebalances = [{ row: at, weights: Float64Array.of(-1, 0, 0) }, ...simulation.rebalances];
      const { marketImpact: _, ...untaxed } = simulation;
      const run = simulateCvxportfolio({
        ...untaxed,
        returns: { ...returns, values },
        rebalances: rebalances.filter(({ row }, k) => k === 0 || row > at),
      });
      expect(run.bankruptRow).toBe(at);
      expect(run.shortfall).toBeGreaterThan(0);
      for (const series of ['returns', 'equity', 'pnl', 'interest', 'costs', 'borrowCosts'] as const) {
        expect(run[series].slice(at + 1).every((value) => value === 0)).toBe(true);
      }
      expect(run.turnover.slice(1).every((value) => value === 0)).toBe(true);
      expect(run.finalState).toEqual({ holdings: new Float64Array(3), cash: 0 });
    }),
    { numRuns: propertyRuns() },
  );
});

it('four times the book costs eight times the market impact of a first purchase, bit for bit', () => {
  fc.assert(
    fc.property(markets, ({ returns, marketImpact, calendarDays }) => {
      fc.pre(marketImpact !== undefined && calendarDays !== undefined);
      const impactOf = (cash: number) =>
        simulateCvxportfolio({
          returns,
          rebalances: [{ row: 0, weights: Float64Array.of(0.5, 0.25, 0.25) }],
          costRate: 0,
          rebalance: 'window',
          calendarDays,
          marketImpact,
          initial: { holdings: new Float64Array(3), cash },
        }).costs[0];
      expect(impactOf(4)).toBe(8 * impactOf(1));
    }),
    { numRuns: propertyRuns() },
  );
});

it('a borrow fee or market impact never leaves more, and a higher return on cash in hand never less', () => {
  fc.assert(
    fc.property(markets, (simulation) => {
      const rebalances = [{ row: 0, weights: Float64Array.of(0.4, -0.3, 0.2) }];
      const once = { ...simulation, rebalances, rebalance: 'window' as const };
      const better: Simulation[] = [
        { ...once, borrowRateAnnual: 0 },
        { ...once, marketImpact: { ...once.marketImpact!, coefficient: 0 } },
        { ...once, cashReturns: once.cashReturns!.map((value) => value + 0.001) },
      ];
      const { equity } = simulateCvxportfolio(once);
      for (const easier of better) {
        expect(simulateCvxportfolio(easier).equity[0]).toBeGreaterThanOrEqual(equity[0] * (1 - 1e-14));
      }
    }),
    { numRuns: propertyRuns() },
  );
});

it('the past year’s volatility of a row depends on no return of that row or a later one', () => {
  const days = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 12, maxLength: 12 });
  const returns = fc.array(fc.double({ min: -1, max: 1 }), { minLength: 36, maxLength: 36 });
  fc.assert(
    fc.property(returns, days, fc.nat(11), fc.double(), (values, spans, cut, future) => {
      const calendarDays = Int32Array.from(spans);
      const volatility = (all: readonly number[]) =>
        pastYearVolatility(returnsMatrix(ASSETS, Float64Array.from(all)), calendarDays).slice(0, 3 * (cut + 1));
      expect(volatility(values.map((value, k) => (k < 3 * cut ? value : future)))).toEqual(volatility(values));
    }),
    { numRuns: propertyRuns() },
  );
});
