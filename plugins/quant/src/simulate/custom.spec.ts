import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { type ReturnsMatrix, returnsMatrix } from '../matrix/returns-matrix.js';
import { simulateCustom } from './custom.js';
import type { Simulation } from './options.js';

const rowsOf = (...rows: readonly (readonly number[])[]): ReturnsMatrix =>
  returnsMatrix(
    rows[0].map((_, j) => `asset ${j}`),
    Float64Array.from(rows.flat()),
  );
const at = (row: number, ...weights: readonly number[]) => ({ row, weights: Float64Array.from(weights) });
const simulate = (returns: ReturnsMatrix, rest: Partial<Simulation>) =>
  simulateCustom({ returns, rebalances: [], costRate: 0, rebalance: 'window', ...rest });
const close = (actual: Float64Array, expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, k) => {
    expect(value).toBeCloseTo(expected[k], 14);
  });
};

describe('simulateCustom, two assets over three rows, by hand', () => {
  // Costs 1 %. Row 0: V = 1, buy 0.6 and 0.4, traded 1, cost 0.01, cash -0.01.
  //   Returns +10 %, -5 %: holdings 0.66 and 0.38, equity 1.03.
  // Row 1: no trade. Returns 0 %, +10 %: holdings 0.66 and 0.418, equity 1.068.
  // Row 2: V = 1.068, to 0.5 / 0.25 / cash 0.25: holdings 0.534 and 0.267, sold 0.126 and 0.151, traded 0.277,
  //   cost 0.00277, cash -0.01 + 0.277 - 0.00277 = 0.26423. Returns -10 %, +20 %: 0.4806 and 0.3204, equity 1.06523.
  const returns = rowsOf([0.1, -0.05], [0, 0.1], [-0.1, 0.2]);
  const rebalances = [at(0, 0.6, 0.4), at(2, 0.5, 0.25)];
  const simulated = () => simulate(returns, { rebalances, costRate: 0.01 });

  it('has the returns after costs', () => {
    const run = simulated();
    close(run.returns, [0.03, 1.068 / 1.03 - 1, 1.06523 / 1.068 - 1]);
    close(run.equity, [1.03, 1.068, 1.06523]);
  });

  it('has the traded value over equity as turnover, one element a rebalance', () => {
    const run = simulated();
    close(run.turnover, [1, 0.277 / 1.068]);
  });

  it('has the profit of the holdings and the costs of the trades, row by row', () => {
    const run = simulated();
    close(run.pnl, [0.04, 0.038, 0]);
    close(run.costs, [0.01, 0, 0.00277]);
    close(run.borrowCosts, [0, 0, 0]);
  });

  it('ends with the holdings and the cash', () => {
    const run = simulated();
    close(run.finalState.holdings, [0.4806, 0.3204]);
    expect(run.finalState.cash).toBeCloseTo(0.26423, 14);
    expect(run).toMatchObject({ missingReturns: 0, bankruptRow: null, shortfall: 0 });
  });
});

describe('simulateCustom', () => {
  it('stays in cash before the first rebalance and without any', () => {
    const returns = rowsOf([0.5], [0.5], [0.5]);
    expect(simulate(returns, { rebalances: [at(2, 1)] }).returns).toEqual(Float64Array.of(0, 0, 0.5));
    expect(simulate(returns, {}).finalState).toEqual({ holdings: Float64Array.of(0), cash: 1 });
  });

  it('trades before the return of its row', () => {
    expect(simulate(rowsOf([0.5], [-0.5]), { rebalances: [at(0, 1), at(1, 0)] }).returns).toEqual(
      Float64Array.of(0.5, 0),
    );
  });

  it('keeps the holdings where a window has no weights, in cash when it is the first', () => {
    const returns = rowsOf([0.5, 0], [0.5, 0], [0.5, 0]);
    const failed = (row: number) => ({ row, weights: null });
    const later = simulate(returns, { rebalances: [at(0, 0.5, 0.5), failed(1)], costRate: 0.01 });
    const never = simulate(returns, { rebalances: [at(0, 0.5, 0.5)], costRate: 0.01 });
    expect(later.returns).toEqual(never.returns);
    expect(later.turnover).toEqual(Float64Array.of(1, 0));
    expect(simulate(returns, { rebalances: [failed(0)] }).returns).toEqual(new Float64Array(3));
  });

  it('trades back to the weights on every row when daily', () => {
    // Row 1: V = 1.25, holdings 0.75 and 0.5, each to 0.625: traded 0.25, a turnover of 0.2 for the one rebalance.
    const run = simulate(rowsOf([0.5, 0], [0.5, 0]), { rebalances: [at(0, 0.5, 0.5)], rebalance: 'daily' });
    close(run.returns, [0.25, 0.25]);
    close(run.turnover, [1.2]);
  });

  it('leaves drift within the tolerance alone when daily', () => {
    // After row 0 the weights are 0.6 and 0.4, off by 0.1.
    const returns = rowsOf([0.5, 0], [0.5, 0]);
    const tolerating = (driftTolerance: number) =>
      simulate(returns, { rebalances: [at(0, 0.5, 0.5)], rebalance: 'daily', driftTolerance }).turnover[0];
    expect(tolerating(0.11)).toBe(1);
    expect(tolerating(0.09)).toBeCloseTo(1.2, 14);
  });

  it('goes on with the earlier weights when daily and a window has none', () => {
    const returns = rowsOf([0.5, 0], [0.5, 0], [0.5, 0]);
    const rebalances = [at(0, 0.5, 0.5), { row: 1, weights: null }];
    const run = simulate(returns, { rebalances, rebalance: 'daily' });
    close(run.returns, [0.25, 0.25, 0.25]);
    close(run.turnover, [1, 0.4]);
  });

  it('charges shorts the borrow rate on their value, row by row', () => {
    // Short 0.5 of equity 1: cash 1.5. Fee 0.5·2.52/252 = 0.005, then the price rises by 20 %: loss 0.1.
    const run = simulate(rowsOf([0.2], [0]), { rebalances: [at(0, -0.5)], borrowRateAnnual: 2.52, periods: 252 });
    close(run.borrowCosts, [0.005, 0.006]);
    close(run.pnl, [-0.1, 0]);
    close(run.equity, [0.895, 0.889]);
    expect(run.finalState.holdings[0]).toBeCloseTo(-0.6, 14);
  });

  it('ends the loss of a short at its value before the row, and not its gain', () => {
    const run = simulate(rowsOf([3], [-0.5]), { rebalances: [at(0, -0.25)] });
    // Loss of 0.25 instead of 0.75; the short of 0.5 then gains 0.25.
    close(run.equity, [0.75, 1]);
    expect(run.finalState.holdings[0]).toBe(-0.25);
  });

  it('is bankrupt once, for good, and says what was owed', () => {
    const returns = rowsOf([1, -0.5], [1, 0], [5, 5]);
    const run = simulate(returns, { rebalances: [at(0, -1, 2), at(2, 1, 0)], costRate: 0.01, rebalance: 'daily' });
    // Row 0: cost 0.03; the short loses 1, the long 1: equity 1 - 0.03 - 2 = -1.03.
    close(run.returns, [-1, 0, 0]);
    close(run.equity, [0, 0, 0]);
    expect(run.bankruptRow).toBe(0);
    expect(run.shortfall).toBeCloseTo(1.03, 14);
    expect(run.finalState).toEqual({ holdings: new Float64Array(2), cash: 0 });
    close(run.turnover, [3, 0]);
  });

  it('does nothing more where it goes on from a bankruptcy', () => {
    const initial = { holdings: Float64Array.of(0), cash: 0 };
    const run = simulate(rowsOf([0.5]), { rebalances: [at(0, 1)], initial });
    expect(run).toMatchObject({ returns: Float64Array.of(0), turnover: Float64Array.of(0), bankruptRow: null });
    expect(run.finalState).toEqual(initial);
  });

  it('is bankrupt with an equity of exactly 0', () => {
    const run = simulate(rowsOf([-1], [0.5]), { rebalances: [at(0, 1)] });
    expect(run).toMatchObject({ bankruptRow: 0, shortfall: 0 });
    expect(run.returns).toEqual(Float64Array.of(-1, 0));
  });

  it('holds an asset without a return flat and counts it, but only where it is held', () => {
    const returns = rowsOf([0.1, Number.NaN], [Number.NaN, Number.NaN]);
    const run = simulate(returns, { rebalances: [at(0, 1, 0)] });
    close(run.returns, [0.1, 0]);
    expect(run.missingReturns).toBe(1);
  });

  it('goes on from an initial state and charges the way from it', () => {
    const initial = { holdings: Float64Array.of(30, 10), cash: 60 };
    const run = simulate(rowsOf([0, 0]), { initial, rebalances: [at(0, 0.5, 0.5)], costRate: 0.01 });
    expect(run.turnover[0]).toBe(0.6);
    expect(run.equity[0]).toBeCloseTo(99.4, 12);
    expect(initial).toEqual({ holdings: Float64Array.of(30, 10), cash: 60 });
  });

  it.each<[string, Partial<Simulation>]>([
    ['weights of another universe', { rebalances: [at(0, 1)] }],
    ['weights that need a loan', { rebalances: [at(0, 0.9, 0.2)] }],
    ['NaN weights', { rebalances: [at(0, Number.NaN, 0.2)] }],
    ['a rebalance after the last row', { rebalances: [at(2, 0.5, 0.5)] }],
    ['two rebalances on one row', { rebalances: [at(1, 0.5, 0.5), at(1, 1, 0)] }],
    ['rebalances out of order', { rebalances: [at(1, 0.5, 0.5), at(0, 1, 0)] }],
    ['a negative cost rate', { costRate: -0.001 }],
    ['a NaN drift tolerance', { driftTolerance: Number.NaN }],
    ['a borrow rate without periods', { borrowRateAnnual: 0.02 }],
    ['a return below -1', { returns: rowsOf([0, -1.01], [0, 0]) }],
    ['an infinite return', { returns: rowsOf([0, Number.POSITIVE_INFINITY], [0, 0]) }],
    ['an initial state of another universe', { initial: { holdings: Float64Array.of(1), cash: 0 } }],
    ['an initial state in debt', { initial: { holdings: Float64Array.of(1, 0), cash: -2 } }],
  ])('refuses %s', (_, change) => {
    expect(() => simulate(rowsOf([0, 0], [0, 0]), change)).toThrow(InvalidInputError);
  });
});
