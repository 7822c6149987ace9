import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { simulateCustom } from './custom.js';
import type { Simulation } from './options.js';
import { simulations } from './testing/simulations.js';

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
    { numRuns: propertyRuns() },
  );
});

it('without costs and shorts, higher returns never leave less, and costs never leave more', () => {
  const buyers = simulations({ rows: { max: 40 }, step: 0.01, short: false, daily: true });
  fc.assert(
    fc.property(buyers, fc.nat(119), (simulation, k) => {
      const free = { ...simulation, costRate: 0, borrowRateAnnual: 0, rebalance: 'window' as const };
      const lucky = { ...free.returns, values: free.returns.values.map((r, at) => (at === k ? r + 0.1 : r)) };
      const equity = (options: Simulation) => simulateCustom(options).equity.at(-1) ?? 1;
      expect(equity({ ...free, returns: lucky })).toBeGreaterThanOrEqual(equity(free) * (1 - 1e-14));
      expect(equity({ ...free, costRate: 0.01 })).toBeLessThanOrEqual(equity(free) * (1 + 1e-14));
    }),
    { numRuns: propertyRuns() },
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
    { numRuns: propertyRuns() },
  );
});
