import { describe, expect, it } from 'vitest';
import { sampleCovariance } from './sample-covariance.js';
import { namedReturns } from './testing/arbitraries.js';
import { covarianceError, momentCases } from './testing/moment-cases.js';

describe('sampleCovariance', () => {
  it.each(momentCases())('equals the rational covariance of $name to rounding', ({ input, expected }) => {
    expect(covarianceError(sampleCovariance(input), expected.sample_covariance)).toBeLessThanOrEqual(1e-15);
  });

  it('divides by T - 1', () => {
    expect(sampleCovariance(namedReturns(2, Float64Array.of(1, 0, 3, -4, 5, -8)))).toEqual(
      Float64Array.of(4, -8, -8, 16),
    );
  });

  it('gives a constant column a variance of 0 exactly', () => {
    const rows = Array.from({ length: 10 }, (_, t) => [0.1, t % 3]);
    expect(sampleCovariance(namedReturns(2, Float64Array.from(rows.flat())))[0]).toBe(0);
  });
});
