import { describe, expect, it } from 'vitest';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { SIMULATORS } from '../names.js';
import type { Simulation } from './options.js';
import { simulate } from './simulate.js';

const at = (row: number, ...weights: readonly number[]) => ({ row, weights: Float64Array.from(weights) });
const failed = (row: number) => ({ row, weights: null });

describe.each(SIMULATORS)('simulate %s', (name) => {
  // From 0.5 each to 0.75 and 0.25 of an equity of 1: off by 0.25, exactly.
  const drifting: Simulation = {
    returns: returnsMatrix(['a', 'b'], Float64Array.of(0.5, -0.5, 0, 0)),
    rebalances: [at(0, 0.5, 0.5)],
    costRate: 0,
    rebalance: 'daily',
  };

  it.each([
    [0.24, [0.5, 0.5]],
    [0.25, [0.75, 0.25]],
    [0.26, [0.75, 0.25]],
  ])('daily with a tolerance of %d ends with %j after a drift of 0.25', (driftTolerance, holdings) => {
    const { finalState } = simulate(name, { ...drifting, driftTolerance });
    expect(finalState).toEqual({ holdings: Float64Array.from(holdings), cash: 0 });
  });

  it('keeps the holdings where a window has no weights', () => {
    const run = simulate(name, { ...drifting, rebalance: 'window', rebalances: [at(0, 0.5, 0.5), failed(1)] });
    expect(run.finalState.holdings).toEqual(Float64Array.of(0.75, 0.25));
    expect(run.turnover).toEqual(Float64Array.of(1, 0));
  });

  it('goes on with the earlier weights where a window has none and trading is daily', () => {
    const run = simulate(name, { ...drifting, rebalances: [at(0, 0.5, 0.5), failed(1)] });
    expect(run.turnover).toEqual(Float64Array.of(1, 0.5));
  });

  it('charges and pays nothing where no rate is given', () => {
    const { interest, costs, borrowCosts, missingReturns, bankruptRow } = simulate(name, drifting);
    expect([interest, costs, borrowCosts]).toEqual([new Float64Array(2), new Float64Array(2), new Float64Array(2)]);
    expect({ missingReturns, bankruptRow }).toEqual({ missingReturns: 0, bankruptRow: null });
  });
});
