import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { EXPECTED_RETURN_ESTIMATORS, type ExpectedReturnEstimator } from '../names.js';
import { estimateCovariance } from './covariance.js';
import { type ExpectedReturnOptions, estimateExpectedReturns } from './expected-returns.js';
import { meanReturns } from './mean.js';
import { namedReturns } from './testing/arbitraries.js';
import { momentCases } from './testing/moment-cases.js';

const conformance = momentCases().flatMap(({ name, input, expected: { expected_returns: expected } }) => [
  { estimator: 'ewma' as const, name, input, options: {}, expected: expected.ewma },
  { estimator: 'equilibrium' as const, name, input, options: {}, expected: expected.equilibrium },
  { estimator: 'james_stein' as const, name, input, options: {}, expected: expected.james_stein?.means ?? [] },
  { estimator: 'bayes_stein' as const, name, input, options: {}, expected: expected.bayes_stein ?? [] },
  {
    estimator: 'bayes_stein' as const,
    name: `${name}, volatility weighted`,
    input,
    options: { target: 'volatility_weighted' as const },
    expected: expected.bayes_stein_volatility_weighted ?? [],
  },
]);

const returns = momentCases().find(({ name }) => name === 'unrelated')!.input;

describe('estimateExpectedReturns', () => {
  it.each(conformance.filter(({ expected }) => expected.length > 0))(
    "$estimator equals the peers' on $name to 1e-12",
    ({ estimator, input, options, expected }) => {
      const largest = Math.max(...expected.map(Math.abs));
      const found = estimateExpectedReturns(input, estimator, options);
      expect(found).toHaveLength(expected.length);
      expected.forEach((mean, j) => {
        expect(Math.abs(found[j] - mean)).toBeLessThanOrEqual(1e-12 * largest);
      });
    },
  );

  it('gives the sample means by their name', () => {
    expect(estimateExpectedReturns(returns, 'sample')).toEqual(meanReturns(returns));
  });

  it('leaves the sample means where one factor rules, where peers go away from their target', () => {
    const ruled = momentCases().find(({ name }) => name === 'odd-rows')!;
    expect(ruled.expected.expected_returns.james_stein?.peer_weight).toBeLessThan(0);
    expect(estimateExpectedReturns(ruled.input, 'james_stein')).toEqual(meanReturns(ruled.input));
  });

  it('of assets with one and the same mean is that mean', () => {
    const alike = namedReturns(3, Float64Array.of(0.02, -0.01, 0, -0.02, 0.01, 0, 0.03, 0.03, 0.03));
    for (const estimator of ['james_stein', 'bayes_stein'] as const) {
      const found = estimateExpectedReturns(alike, estimator, { covariance: 'ledoit_wolf' });
      for (const mean of found) expect(mean).toBeCloseTo(0.01, 17);
    }
  });

  it('of the equilibrium are risk aversion times the covariance with the reference portfolio', () => {
    const weights = Float64Array.from({ length: returns.cols }, (_, j) => (j === 2 ? 0.5 : 0));
    const options = { weights, riskAversion: 4, covariance: 'shrunk', covarianceOptions: { shrinkage: 0.5 } } as const;
    const covariance = estimateCovariance(returns, 'shrunk', { shrinkage: 0.5 });
    estimateExpectedReturns(returns, 'equilibrium', options).forEach((mean, j) => {
      expect(mean).toBeCloseTo(2 * covariance[j * returns.cols + 2], 18);
    });
  });

  it('needs an estimator of full rank for bayes_stein on more assets than rows', () => {
    const wide = momentCases().find(({ name }) => name === 'wide')!.input;
    expect(() => estimateExpectedReturns(wide, 'bayes_stein')).toThrow(
      'bayesSteinMean: covariance: the covariance must have full rank, got a singular matrix of 30 assets',
    );
    const found = estimateExpectedReturns(wide, 'bayes_stein', { covariance: 'oas' });
    expect(found.every(Number.isFinite)).toBe(true);
  });

  it.each<[ExpectedReturnEstimator, ExpectedReturnOptions, string]>([
    ['capm' as ExpectedReturnEstimator, {}, 'estimateExpectedReturns: estimator: the name must be known, got capm'],
    [
      'james_stein',
      { target: 'zero' as 'grand_mean' },
      'estimateExpectedReturns: options.target: the name must be known',
    ],
    [
      'equilibrium',
      { riskAversion: 0 },
      'equilibriumReturns: riskAversion: the risk aversion must be a positive number',
    ],
    ['equilibrium', { weights: Float64Array.of(1) }, 'got 1 finite weights (expected 8)'],
    ['ewma', { halfLife: 0 }, 'ewmaMean: halfLife: a half-life is a number of rows, got 0'],
  ])('%s refuses an option it does not understand', (estimator, options, message) => {
    expect(() => estimateExpectedReturns(returns, estimator, options)).toThrow(message);
  });
});

describe.each(EXPECTED_RETURN_ESTIMATORS)('the contract of %s', (estimator) => {
  it.each([
    ['a NaN', 2, [0.1, Number.NaN, 0.3, 0.4]],
    ['a single row', 2, [0.1, 0.2]],
    ['no asset', 0, []],
  ])('refuses %s', (_, cols, values) => {
    const broken = namedReturns(cols, Float64Array.from(values));
    expect(() => estimateExpectedReturns(broken, estimator)).toThrow(InvalidInputError);
  });

  it('takes one asset', () => {
    const one = namedReturns(1, Float64Array.of(0.01, 0.02, 0.06));
    const [mean] = estimateExpectedReturns(one, estimator);
    if (estimator !== 'equilibrium') expect(mean).toBeCloseTo(0.03, estimator === 'ewma' ? 2 : 17);
    else expect(mean).toBeCloseTo(0.0007, 17);
  });
});
