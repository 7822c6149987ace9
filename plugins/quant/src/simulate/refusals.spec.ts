import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import type { Simulator } from '../names.js';
import type { Simulation } from './options.js';
import { pastYearVolatility } from './past-year-volatility.js';
import { simulate } from './simulate.js';
import { syntheticLong } from './synthetic-long.js';

const returns = returnsMatrix(['a', 'b'], Float64Array.of(0.1, 0, -0.1, 0.2));
const at = (row: number, ...weights: number[]) => ({ row, weights: Float64Array.from(weights) });
const plain: Simulation = { returns, rebalances: [at(0, 0.5, 0.5)], costRate: 0, rebalance: 'window' };
const run = (change: Partial<Simulation>, name: Simulator = 'custom') => simulate(name, { ...plain, ...change });
const impact = (change: Partial<NonNullable<Simulation['marketImpact']>>) => ({
  marketImpact: {
    coefficient: 1,
    volumes: new Float64Array(4).fill(1),
    volatilities: new Float64Array(4).fill(0.01),
    ...change,
  },
});

describe('a simulation says what it refuses, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'simulate: costRate: a rate must not be negative, got -0.01 (expected a fraction, at least 0). The backtest block of the manifest leaves it empty.',
      () => run({ costRate: -0.01 }),
    ],
    [
      'simulate: costRate: a rate must not be negative, got NaN (expected a fraction, at least 0). The backtest block of the manifest leaves it empty.',
      () => run({ costRate: Number.NaN }),
    ],
    [
      'simulate: borrowRateAnnual: a rate must not be negative, got Infinity (expected a fraction, at least 0). The backtest block of the manifest leaves it empty.',
      () => run({ borrowRateAnnual: Number.POSITIVE_INFINITY }),
    ],
    [
      'simulate: driftTolerance: a rate must not be negative, got -1 (expected a fraction, at least 0). The backtest block of the manifest leaves it empty.',
      () => run({ driftTolerance: -1 }),
    ],
    [
      'simulate: returns of b, row 1: a simple return loses at most everything, got -1.01 (expected -1 or more, finite). A price was zero or negative, or log returns were given.',
      () => run({ returns: returnsMatrix(['a', 'b'], Float64Array.of(0, 0, 0, -1.01)) }),
    ],
    [
      'simulate: returns of a, row 1: a simple return loses at most everything, got Infinity (expected -1 or more, finite). A price was zero or negative, or log returns were given.',
      () => run({ returns: returnsMatrix(['a', 'b'], Float64Array.of(0, 0, Number.POSITIVE_INFINITY, 0)) }),
    ],
    [
      'simulate: rebalances: rebalances ascend by row, one a row, within the returns, got row 2 (expected 0 to 1). The rows were counted from the start of the data instead of the start of the test rows.',
      () => run({ rebalances: [at(2, 0, 0)] }),
    ],
    [
      'simulate: rebalances: rebalances ascend by row, one a row, within the returns, got row 0.5 (expected 0 to 1). The rows were counted from the start of the data instead of the start of the test rows.',
      () => run({ rebalances: [at(0.5, 0, 0)] }),
    ],
    [
      'simulate: rebalances: rebalances ascend by row, one a row, within the returns, got row 1 (expected 2 to 1). The rows were counted from the start of the data instead of the start of the test rows.',
      () => run({ rebalances: [at(1, 0, 0), at(1, 0, 0)] }),
    ],
    [
      'simulate: weights of row 0: each asset has a finite weight and together they need no loan, got 1 weights, sum 1 (expected 2 weights, sum at most 1). The weights are of another universe, in percent, or of a solve that failed.',
      () => run({ rebalances: [at(0, 1)] }),
    ],
    [
      'simulate: weights of row 1: each asset has a finite weight and together they need no loan, got 2 weights, sum 100 (expected 2 weights, sum at most 1). The weights are of another universe, in percent, or of a solve that failed.',
      () => run({ rebalances: [at(1, 50, 50)] }),
    ],
    [
      'simulate: weights of row 1: each asset has a finite weight and together they need no loan, got 2 weights, sum NaN (expected 2 weights, sum at most 1). The weights are of another universe, in percent, or of a solve that failed.',
      () => run({ rebalances: [at(1, Number.NaN, 0.5)] }),
    ],
    [
      'simulate: initial: the state holds each asset and is worth at least 0, got 1 holdings, equity 1 (expected 2 holdings, a finite equity of at least 0). The state was carried over from another universe.',
      () => run({ initial: { holdings: Float64Array.of(1), cash: 0 } }),
    ],
    [
      'simulate: initial: the state holds each asset and is worth at least 0, got 2 holdings, equity -1 (expected 2 holdings, a finite equity of at least 0). The state was carried over from another universe.',
      () => run({ initial: { holdings: Float64Array.of(1, 0), cash: -2 } }),
    ],
    [
      'simulate: initial: the state holds each asset and is worth at least 0, got 2 holdings, equity Infinity (expected 2 holdings, a finite equity of at least 0). The state was carried over from another universe.',
      () => run({ initial: { holdings: Float64Array.of(1, 0), cash: Number.POSITIVE_INFINITY } }),
    ],
    [
      'simulate: periods: the observations a year are a positive number, got NaN (expected 252 on exchange calendars, 365 on 24x7 ones). The sleeve has no calendar.',
      () => run({ borrowRateAnnual: 0.01 }),
    ],
    [
      'simulate: calendarDays: the return of each row spans at least one calendar day, got 0 rows (expected 2 rows, each at least 1). They were not given, or counted over other dates than those of the returns.',
      () => run({ borrowRateAnnual: 0.01 }, 'cvxportfolio'),
    ],
    [
      'simulate: calendarDays: the return of each row spans at least one calendar day, got 0 in row 1 (expected 2 rows, each at least 1). They were not given, or counted over other dates than those of the returns.',
      () => run({ borrowRateAnnual: 0.01, calendarDays: Int32Array.of(1, 0) }, 'cvxportfolio'),
    ],
    [
      'simulate: cashReturns: there is one number for each return, in its range, got 1 numbers (expected 2 numbers, each finite and at least -1). They were cut to other rows or assets than the returns, or the source has errors.',
      () => run({ cashReturns: Float64Array.of(0) }, 'cvxportfolio'),
    ],
    [
      'simulate: cashReturns: there is one number for each return, in its range, got NaN at 1 (expected 2 numbers, each finite and at least -1). They were cut to other rows or assets than the returns, or the source has errors.',
      () => run({ cashReturns: Float64Array.of(0, Number.NaN) }, 'cvxportfolio'),
    ],
    [
      'simulate: cashReturns: there is one number for each return, in its range, got -1.5 at 0 (expected 2 numbers, each finite and at least -1). They were cut to other rows or assets than the returns, or the source has errors.',
      () => run({ cashReturns: Float64Array.of(-1.5, 0) }, 'cvxportfolio'),
    ],
    [
      'simulate: marketImpact.coefficient: a rate must not be negative, got -1 (expected a fraction, at least 0). The backtest block of the manifest leaves it empty.',
      () => run(impact({ coefficient: -1 }), 'cvxportfolio'),
    ],
    [
      'simulate: marketImpact.volumes: there is one number for each return, in its range, got -1 at 2 (expected 4 numbers, each finite and at least 0). They were cut to other rows or assets than the returns, or the source has errors.',
      () => run(impact({ volumes: Float64Array.of(1, 1, -1, 1) }), 'cvxportfolio'),
    ],
    [
      'simulate: marketImpact.volatilities: there is one number for each return, in its range, got 2 numbers (expected 4 numbers, each finite and at least 0). They were cut to other rows or assets than the returns, or the source has errors.',
      () => run(impact({ volatilities: new Float64Array(2) }), 'cvxportfolio'),
    ],
    [
      'simulate: marketImpact.volatilities: there is one number for each return, in its range, got Infinity at 2 (expected 4 numbers, each finite and at least 0). They were cut to other rows or assets than the returns, or the source has errors.',
      () => run(impact({ volatilities: Float64Array.of(0, 0, Number.POSITIVE_INFINITY, 0) }), 'cvxportfolio'),
    ],
    [
      'simulate: marketImpact.volatilities of b, row 0: a traded asset has a volatility, got NaN (expected a number of at least 0). It has no return in the year before, or the volatilities were made without the rows before the first.',
      () => run(impact({ volatilities: Float64Array.of(0.01, Number.NaN, 0, 0) }), 'cvxportfolio'),
    ],
    [
      'pastYearVolatility: calendarDays: the return of each row spans at least one calendar day, got 1 rows (expected 2 rows, each at least 1). They were not given, or counted over other dates than those of the returns.',
      () => pastYearVolatility(returns, Int32Array.of(1)),
    ],
    [
      'syntheticLong: each column has a direction, and the fee is not negative, got 1 directions for 2 columns, a fee of 0 (expected 2 directions and a fee of 0 or more). The directions were made for other columns.',
      () => syntheticLong(returns, ['long']),
    ],
    [
      'syntheticLong: each column has a direction, and the fee is not negative, got 2 directions for 2 columns, a fee of -0.1 (expected 2 directions and a fee of 0 or more). The directions were made for other columns.',
      () => syntheticLong(returns, ['long', 'short'], -0.1),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
