import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { casesIn } from '../moments/testing/cases.js';
import { correlation } from './correlation.js';
import { diversificationRatio } from './diversification-ratio.js';
import { effectiveN } from './effective-n.js';
import { riskContributions } from './risk-contributions.js';

interface Portfolio {
  readonly returns: readonly number[];
  readonly covariance: readonly number[];
  readonly weights: readonly number[];
}
interface Expected {
  readonly effectiveN: number;
  readonly diversificationRatio: number;
  readonly riskContributions: readonly number[];
  readonly correlation: number;
}

const cases = casesIn<Portfolio, Expected>(new URL('./fixtures/portfolios/', import.meta.url));

describe.each(cases)('portfolio $name', ({ input, expected }) => {
  const weights = Float64Array.from(input.weights);
  const covariance = Float64Array.from(input.covariance);

  it('has skfolio’s effective number of assets', () => {
    expect(effectiveN(weights)).toBeCloseTo(expected.effectiveN, 14);
  });

  it('has skfolio’s diversification ratio', () => {
    expect(diversificationRatio(weights, covariance)).toBeCloseTo(expected.diversificationRatio, 14);
  });

  it('has skfolio’s risk contributions', () => {
    const shares = riskContributions(weights, covariance);
    // skfolio takes its contributions from finite differences, which costs it 5e-13 here.
    shares.forEach((share, i) => {
      expect(Math.abs(share - expected.riskContributions[i])).toBeLessThan(1e-12);
    });
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 15);
  });

  it('has the correlation that pandas has for its first two assets', () => {
    const column = (j: number) => Float64Array.from(input.returns.filter((_, k) => k % 3 === j));
    expect(correlation(column(0), column(1))).toBeCloseTo(expected.correlation, 14);
  });
});

describe('portfolio metrics', () => {
  it('give a hedge a negative share of the risk', () => {
    const shares = riskContributions(Float64Array.of(1, -0.2), Float64Array.of(0.04, 0.03, 0.03, 0.09));
    // w'Σw = 0.04 - 2·0.2·0.03 + 0.04·0.09 = 0.0316; shares (0.04 - 0.006) and (-0.006 + 0.0036) of it.
    expect(shares[0]).toBeCloseTo(0.034 / 0.0316, 14);
    expect(shares[1]).toBeCloseTo(-0.0024 / 0.0316, 14);
  });

  it('refuse a covariance of another universe', () => {
    expect(() => riskContributions(Float64Array.of(1, 0), Float64Array.of(1))).toThrow(InvalidInputError);
    expect(() => diversificationRatio(Float64Array.of(1), new Float64Array(4))).toThrow(InvalidInputError);
  });

  it('refuse streams of different lengths', () => {
    expect(() => correlation(Float64Array.of(1, 2), Float64Array.of(1, 2, 3))).toThrow(/same dates/);
  });

  it('count N for equal weights and 1 for one asset', () => {
    expect(effectiveN(new Float64Array(8).fill(1 / 8))).toBe(8);
    expect(effectiveN(Float64Array.of(0, 1, 0))).toBe(1);
    expect(effectiveN(new Float64Array(3))).toBe(Number.POSITIVE_INFINITY);
  });
});
