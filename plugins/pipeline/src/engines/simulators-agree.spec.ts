import { type Simulation, simulate } from '@metafolio/quant';
import { afterAll, describe, expect, it } from 'vitest';
import { simulatePython } from './python/python-simulator.js';
import { endWorkers } from './python/workers.js';
import { PYTHON, whyWithout } from './testing/real-python.js';
import { shippedWindows } from './testing/shipped-windows.js';

const why = whyWithout('cvxportfolio');
afterAll(endWorkers);

/** A shipped sleeve from its first decision on, rebalanced to what inverse volatility would hold of the winners of each window. */
async function marketOf(profile: string, settings: Pick<Simulation, 'rebalance' | 'costRate'>): Promise<Simulation> {
  const { matrix, windows } = await shippedWindows(profile);
  const first = windows[0]!.trainEnd;
  const values = matrix.values.slice(first * matrix.cols);
  const rows = matrix.rows - first;
  const rebalances = windows.slice(0, -1).map(({ trainEnd, participants }, k) => {
    const columns = 'columns' in participants ? participants.columns : [];
    const weights = new Float64Array(matrix.cols);
    for (const [rank, column] of columns.entries()) weights[column] = (0.98 * (rank + 1 + k)) / sum(columns.length, k);
    return { row: trainEnd - first, weights: k === 3 ? null : weights };
  });
  return {
    returns: { ...matrix, rows, values },
    rebalances,
    ...settings,
    borrowRateAnnual: 0.02,
    calendarDays: Int32Array.from({ length: rows }, (_, row) => (row % 5 === 4 ? 3 : 1)),
    cashReturns: new Float64Array(rows).fill(0.00008),
  };
}

/** Σ (rank + 1 + k) over n ranks. */
function sum(n: number, k: number): number {
  return (n * (n + 1)) / 2 + n * k;
}

describe(`the native simulator cvxportfolio against the package${why}`, () => {
  it.skipIf(why !== '').each([
    { profile: 'production', rebalance: 'window', costRate: 0.0006 },
    { profile: 'institutional_etf', rebalance: 'daily', costRate: 0.002 },
  ] as const)(
    'lives through $profile, rebalanced by $rebalance, to the same books',
    async ({ profile, rebalance, costRate }) => {
      const simulation = await marketOf(profile, { rebalance, costRate });
      const ours = simulate('cvxportfolio', simulation);
      const theirs = await simulatePython(simulation, PYTHON);
      for (const key of ['returns', 'equity', 'pnl', 'interest', 'costs', 'borrowCosts', 'turnover'] as const) {
        const differences = ours[key].map((value, row) => Math.abs(value - theirs[key][row]!));
        expect(Math.max(...differences), key).toBeLessThanOrEqual(1e-12);
      }
      expect(ours.finalState.cash).toBeCloseTo(theirs.finalState.cash, 12);
      expect([theirs.bankruptRow, theirs.missingReturns]).toEqual([ours.bankruptRow, ours.missingReturns]);
      expect(ours.turnover[0]).toBeGreaterThan(0.9);
    },
    120_000,
  );
});
