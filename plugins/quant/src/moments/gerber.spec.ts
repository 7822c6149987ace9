import { describe, expect, it } from 'vitest';
import { gerberCovariance } from './gerber.js';
import { namedReturns } from './testing/arbitraries.js';

describe('gerberCovariance', () => {
  // Deviations √2.5 and √10 per cent (divisor T): beyond half of them are rows 0 to 3 of the first, 0, 1 and 3 of the second.
  const returns = namedReturns(
    2,
    Float64Array.of(1, 2, 2, 4, -1, 0, -2, 4, 0, 0).map((percent) => percent / 100),
  );

  it('counts rows beyond both thresholds on one side less on opposite sides, over rows beyond either', () => {
    const [variance, covariance, , other] = gerberCovariance(returns, 0.5);
    expect(covariance / Math.sqrt(variance * other)).toBeCloseTo((2 - 1) / 4, 15);
  });

  it('has the variances with the divisor T', () => {
    const [variance] = gerberCovariance(returns, 0.5);
    expect(variance).toBeCloseTo(2e-4, 18);
  });

  it('takes a column of zeros', () => {
    expect(gerberCovariance(namedReturns(2, Float64Array.of(0.01, 0, -0.01, 0)), 0.5)).toEqual(
      Float64Array.of(1e-4, 0, 0, 0),
    );
  });
});
