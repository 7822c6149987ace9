import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { COVARIANCE_ESTIMATORS } from '../names.js';
import { requireCompleteReturns } from './complete-returns.js';
import { correlationMatrix } from './correlation.js';
import { estimateCovariance } from './covariance.js';
import { meanReturns } from './mean.js';
import { namedReturns } from './testing/arbitraries.js';

const estimators = [
  { name: 'meanReturns', estimate: meanReturns },
  { name: 'correlationMatrix', estimate: correlationMatrix },
  ...COVARIANCE_ESTIMATORS.map((name) => ({
    name,
    estimate: (returns: Parameters<typeof estimateCovariance>[0]) => estimateCovariance(returns, name),
  })),
];

describe('requireCompleteReturns', () => {
  it('names the asset and the row of the first missing return', () => {
    const returns = namedReturns(2, Float64Array.of(0.1, 0.2, 0.3, Number.NaN, Number.NaN, 0.6));
    expect(() => requireCompleteReturns(returns, 'somewhere')).toThrow(
      'somewhere: returns of asset 1, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity).',
    );
  });

  it('takes the shortest window', () => {
    expect(() => requireCompleteReturns(namedReturns(1, Float64Array.of(0.1, 0.2)), 'somewhere')).not.toThrow();
  });
});

describe.each(estimators)('the contract of $name', ({ estimate }) => {
  it.each([
    ['a NaN', 2, [0.1, Number.NaN, 0.3, 0.4]],
    ['an infinity', 2, [0.1, 0.2, Number.POSITIVE_INFINITY, 0.4]],
    ['a single row', 2, [0.1, 0.2]],
    ['no row', 2, []],
    ['no asset', 0, []],
  ])('refuses %s', (_, cols, values) => {
    expect(() => estimate(namedReturns(cols, Float64Array.from(values)))).toThrow(InvalidInputError);
  });
});
