import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { conditionNumber } from './condition-number.js';
import { ridgeCovariance } from './ridge.js';

const covariance = Float64Array.of(4, 2, 2, 1);

describe('ridgeCovariance', () => {
  it('keeps the variances and scales the covariances', () => {
    expect(ridgeCovariance(covariance, 2, 0.25)).toEqual(Float64Array.of(4, 1.5, 1.5, 1));
  });

  it('changes nothing at 0 and leaves the diagonal at 1', () => {
    expect(ridgeCovariance(covariance, 2, 0)).toEqual(covariance);
    expect(ridgeCovariance(covariance, 2, 1)).toEqual(Float64Array.of(4, 0, 0, 1));
  });

  it('makes a singular covariance regular', () => {
    expect(conditionNumber(covariance, 2)).toBeGreaterThan(1e15);
    expect(conditionNumber(ridgeCovariance(covariance, 2, 0.01), 2)).toBeLessThan(1e3);
  });

  it('leaves its argument as it was', () => {
    const given = covariance.slice();
    ridgeCovariance(given, 2, 0.5);
    expect(given).toEqual(covariance);
  });

  it.each([-0.01, 1.01, 15, Number.NaN])('refuses an intensity of %d', (intensity) => {
    expect(() => ridgeCovariance(covariance, 2, intensity)).toThrow(InvalidInputError);
  });

  it('refuses a matrix of another size', () => {
    expect(() => ridgeCovariance(covariance, 3, 0.5)).toThrow('got 4 values for n = 3 (expected n × n values, n ≥ 1)');
  });
});
