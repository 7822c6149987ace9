import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requirePeriods } from '../metrics/periods.js';
import { equityOf, type PortfolioState } from './portfolio.js';

/** A decision: hold these weights from this row on. */
export interface Rebalance {
  /** The row before whose return it is traded. */
  readonly row: number;
  /** N weights with Σw ≤ 1, the rest in cash; null where none were found (a failed window): nothing is decided. */
  readonly weights: Float64Array | null;
}

export interface CustomSimulation {
  /** T × N simple returns, each at least -1; NaN where there is none. */
  readonly returns: ReturnsMatrix;
  /** Ascending by row, at most one a row. Before the first the initial state is held. */
  readonly rebalances: readonly Rebalance[];
  /** One-way cost rate, slippage + commission, as a fraction of the traded value. */
  readonly costRate: number;
  /** Fee on the value of shorts, fraction a year. Default 0. */
  readonly borrowRateAnnual?: number;
  /** Observations a year; needed with a borrow rate. */
  readonly periods?: number;
  /** `window`: trade at the rebalances only; `daily`: also back to their weights on the rows between. */
  readonly rebalance: 'window' | 'daily';
  /** `daily` trades where a weight is off its target by more than this. Default 0. */
  readonly driftTolerance?: number;
  /** Default: no holdings and 1 in cash. */
  readonly initial?: PortfolioState;
}

/** How far Σw may exceed 1 by rounding. */
const ROUNDING = 1e-9;

/**
 * @throws {@link InvalidInputError} when an argument breaks its contract
 */
export function requireSimulation(simulation: CustomSimulation): void {
  const { returns, rebalances, costRate, borrowRateAnnual = 0, driftTolerance = 0, periods, initial } = simulation;
  requireRate('costRate', costRate);
  requireRate('borrowRateAnnual', borrowRateAnnual);
  requireRate('driftTolerance', driftTolerance);
  if (borrowRateAnnual > 0) requirePeriods(periods ?? Number.NaN, 'simulateCustom: periods');
  requireReturns(returns);
  rebalances.forEach(({ row, weights }, k) => {
    requireRow(row, k === 0 ? 0 : rebalances[k - 1].row + 1, returns.rows - 1);
    if (weights !== null) requireWeights(weights, row, returns.cols);
  });
  if (initial !== undefined) requireState(initial, returns.cols);
}

function requireRate(name: string, rate: number): void {
  if (rate >= 0 && rate < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({
    where: `simulateCustom: ${name}`,
    rule: 'a rate must not be negative',
    got: rate,
    expected: 'a fraction, at least 0',
    cause: 'The backtest block of the manifest leaves it empty.',
  });
}

function requireReturns({ assets, cols, values }: ReturnsMatrix): void {
  const broken = values.findIndex((value) => value < -1 || value === Number.POSITIVE_INFINITY);
  if (broken === -1) return;
  throw new InvalidInputError({
    where: `simulateCustom: returns of ${assets[broken % cols]}, row ${Math.floor(broken / cols)}`,
    rule: 'a simple return loses at most everything',
    got: values[broken],
    expected: '-1 or more, finite',
    cause: 'A price was zero or negative, or log returns were given.',
  });
}

function requireRow(row: number, least: number, last: number): void {
  if (Number.isInteger(row) && row >= least && row <= last) return;
  throw new InvalidInputError({
    where: 'simulateCustom: rebalances',
    rule: 'rebalances ascend by row, one a row, within the returns',
    got: `row ${row}`,
    expected: `${least} to ${last}`,
    cause: 'The rows were counted from the start of the data instead of the start of the test rows.',
  });
}

function requireWeights(weights: Float64Array, row: number, assets: number): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length === assets && Number.isFinite(sum) && sum <= 1 + ROUNDING) return;
  throw new InvalidInputError({
    where: `simulateCustom: weights of row ${row}`,
    rule: 'each asset has a finite weight and together they need no loan',
    got: `${weights.length} weights, sum ${sum}`,
    expected: `${assets} weights, sum at most 1`,
    cause: 'The weights are of another universe, in percent, or of a solve that failed.',
  });
}

function requireState(initial: PortfolioState, assets: number): void {
  const equity = equityOf(initial);
  if (initial.holdings.length === assets && equity >= 0 && equity < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({
    where: 'simulateCustom: initial',
    rule: 'the state holds each asset and is worth at least 0',
    got: `${initial.holdings.length} holdings, equity ${equity}`,
    expected: `${assets} holdings, a finite equity of at least 0`,
    cause: 'The state was carried over from another universe.',
  });
}
