import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { matrixParts, sampleParts } from './covariance-parts.js';
import { covarianceTimes } from './covariance-product.js';
import { subMatrix } from './sub-matrix.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const HELD = Float64Array.of(0.1, 0, 0.2, 0.3, 0, 0.15, 0.05, 0, 0.2);
const NOT_HELD = [1, 4, 7];

describe.each([60, 61, 7])('the parts of a covariance of %i rows', (rows) => {
  const returns = syntheticReturns({ rows, cols: 9, seed: 5 });
  const sample = sampleCovariance(returns);
  const whole = ridgeCovariance(sample, 9, 0.15);
  const variance = sample.reduce((most, value) => Math.max(most, value));

  it.each([
    { name: 'sampleParts', parts: sampleParts(returns, 0.15) },
    { name: 'matrixParts', parts: matrixParts(sample, 0.15) },
  ])('have, by $name, the bits of the whole matrix among any members', ({ parts }) => {
    expect(parts.among([7, 0, 4])).toEqual(subMatrix(whole, [7, 0, 4]));
    expect(parts.among([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual(whole);
  });

  it.each([
    { name: 'sampleParts', parts: sampleParts(returns, 0.15) },
    { name: 'matrixParts', parts: matrixParts(sample, 0.15) },
  ])('have, by $name, what an asset outside has to do with a portfolio', ({ parts }) => {
    const [expected, product] = [covarianceTimes(whole, HELD), parts.withPortfolio(HELD)];
    for (const i of NOT_HELD) expect(Math.abs(product[i] - expected[i])).toBeLessThanOrEqual(1e-15 * variance);
  });
});

describe('sampleParts', () => {
  it('loses no digits of returns that hardly leave a constant', () => {
    const returns = syntheticReturns({ rows: 60, cols: 9, seed: 6 });
    // Both in binary fractions, so that the constant is added without rounding.
    const small = returns.values.map((value) => Math.round(value * 2 ** 12) * 2 ** -40);
    const about = (constant: number) => sampleParts({ ...returns, values: small.map((value) => constant + value) }, 0);
    const [near, at0] = [about(1).withPortfolio(HELD), about(0).withPortfolio(HELD)];
    const largest = at0.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(largestDifference(near, at0)).toBeLessThanOrEqual(1e-14 * largest);
  });
});
