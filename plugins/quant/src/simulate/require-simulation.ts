import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import type { Simulation } from './options.js';
import { equityOf, type PortfolioState } from './portfolio.js';

/** How far Σw may exceed 1 by rounding. */
const ROUNDING = 1e-9;

/**
 * Holds the contract of the fields that every simulator reads.
 *
 * @throws {@link InvalidInputError} when an argument breaks it
 */
export function requireSimulation(simulation: Simulation): void {
  const { returns, rebalances, costRate, borrowRateAnnual = 0, driftTolerance = 0, initial } = simulation;
  requireRate('costRate', costRate);
  requireRate('borrowRateAnnual', borrowRateAnnual);
  requireRate('driftTolerance', driftTolerance);
  requireReturns(returns);
  rebalances.forEach(({ row, weights }, k) => {
    requireRow(row, k === 0 ? 0 : rebalances[k - 1].row + 1, returns.rows - 1);
    if (weights !== null) requireWeights(weights, row, returns.cols);
  });
  if (initial !== undefined) requireState(initial, returns.cols);
}

/** @throws {@link InvalidInputError} unless the rate is finite and not negative */
export function requireRate(name: string, rate: number): void {
  if (rate >= 0 && rate < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({
    where: `simulate: ${name}`,
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
    where: `simulate: returns of ${assets[broken % cols]}, row ${Math.floor(broken / cols)}`,
    rule: 'a simple return loses at most everything',
    got: values[broken],
    expected: '-1 or more, finite',
    cause: 'A price was zero or negative, or log returns were given.',
  });
}

function requireRow(row: number, least: number, last: number): void {
  if (Number.isInteger(row) && row >= least && row <= last) return;
  throw new InvalidInputError({
    where: 'simulate: rebalances',
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
    where: `simulate: weights of row ${row}`,
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
    where: 'simulate: initial',
    rule: 'the state holds each asset and is worth at least 0',
    got: `${initial.holdings.length} holdings, equity ${equity}`,
    expected: `${assets} holdings, a finite equity of at least 0`,
    cause: 'The state was carried over from another universe.',
  });
}
