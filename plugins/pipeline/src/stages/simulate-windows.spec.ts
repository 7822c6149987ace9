import { simulate } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import { GateError } from '../errors.js';
import { simulateWindows, type WindowSimulation } from './simulate-windows.js';
import { backtestOf, seriesOf } from './testing/problems.js';

const series = seriesOf({ A: [0.01, -0.02, 0.03, 0.01, -0.01, 0.02], B: [0.02, 0.01, -0.01, 0.02, 0.01, -0.03] });
const windows: WindowSimulation['windows'] = [
  { range: [2, 4], weights: Float64Array.of(0.5, 0.5) },
  { range: [4, 6], weights: Float64Array.of(0.2, 0.8) },
];
const run = (settings: Parameters<typeof backtestOf>[0], adv: WindowSimulation['adv'] = []) =>
  simulateWindows({
    where: 'alpha: tournament-hrp',
    series,
    windows,
    backtest: backtestOf(settings),
    periods: 252,
    adv,
  });

describe('simulateWindows', () => {
  it('gives the simulator the test rows in one piece, each window traded at its first', async () => {
    const rows = { ...series.matrix, rows: 4, values: series.matrix.values.subarray(4) };
    const expected = simulate('custom', {
      returns: rows,
      rebalances: windows.map(({ weights }, k) => ({ row: 2 * k, weights })),
      costRate: 0.0006,
      rebalance: 'window',
    });
    expect([...(await run({})).returns]).toEqual([...expected.returns]);
  });

  it('pays a return on cash in the simulator that has one', async () => {
    const half = windows.map((window) => ({ ...window, weights: Float64Array.of(0.5, 0) }));
    const backtest = backtestOf({ simulator: 'cvxportfolio', cash_return_annual: 0.252, slippage: 0, commission: 0 });
    const { interest } = await simulateWindows({
      where: 'alpha',
      series,
      windows: half,
      backtest,
      periods: 252,
      adv: [],
    });
    expect(interest[0]).toBeCloseTo(0.5 * 0.001, 12);
  });

  it('charges market impact on the book in the currency of adv, more to the larger book', async () => {
    const settings = { simulator: 'cvxportfolio', market_impact: 1 } as const;
    const cost = async (book_size: number) => (await run({ ...settings, book_size }, [1e6, 1e6])).costs[0]! / book_size;
    const [small, large] = [await cost(1e2), await cost(1e4)];
    const linear = 0.0006;
    expect(small).toBeGreaterThan(linear);
    // b·σ·|u|^1.5/√V per unit of the book grows with its root: a book of a hundred times the size pays ten times the impact.
    expect((large - linear) / (small - linear)).toBeCloseTo(10, 9);
  });

  it('asks for the adv of every asset that is held before it charges impact', async () => {
    const impact = () => run({ simulator: 'cvxportfolio', market_impact: 1 }, [1e6, undefined]);
    await expect(impact()).rejects.toThrow(GateError);
    await expect(impact()).rejects.toThrow('got no adv of B (expected assets.<symbol>.adv in sleeve.yaml)');
  });
});
