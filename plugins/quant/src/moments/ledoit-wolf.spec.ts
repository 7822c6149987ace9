import { describe, expect, it } from 'vitest';
import { ledoitWolf } from './ledoit-wolf.js';
import { namedReturns } from './testing/arbitraries.js';
import { covarianceError, momentCases } from './testing/moment-cases.js';

describe('ledoitWolf', () => {
  it.each(momentCases())("equals scikit-learn's on $name to 2e-14", ({ input, expected }) => {
    const { covariance, shrinkage } = ledoitWolf(input);
    expect(covarianceError(covariance, expected.ledoit_wolf.covariance)).toBeLessThanOrEqual(2e-14);
    expect(Math.abs(shrinkage - expected.ledoit_wolf.shrinkage)).toBeLessThanOrEqual(
      2e-14 * expected.ledoit_wolf.shrinkage,
    );
  });

  it('leaves a single asset as it is', () => {
    expect(ledoitWolf(namedReturns(1, Float64Array.of(1, 2, 3, 6)))).toEqual({
      covariance: Float64Array.of(3.5),
      shrinkage: 0,
    });
  });

  it('does not shrink what is the target already', () => {
    const { covariance, shrinkage } = ledoitWolf(namedReturns(2, Float64Array.of(1, 1, 1, -1, -1, 1, -1, -1)));
    expect(covariance).toEqual(Float64Array.of(1, 0, 0, 1));
    expect(shrinkage).toBe(0);
  });

  it('takes the target alone where the sampling error is larger than the distance to it', () => {
    const { covariance, shrinkage } = ledoitWolf(namedReturns(2, Float64Array.of(3, 0, -3, 0, 0, 2, 0, -2)));
    expect(shrinkage).toBe(1);
    expect(covariance).toEqual(Float64Array.of(3.25, 0, 0, 3.25));
  });

  it('gives constant columns a matrix of zeros', () => {
    const { covariance, shrinkage } = ledoitWolf(namedReturns(2, new Float64Array(12).fill(0.1)));
    expect(covariance).toEqual(new Float64Array(4));
    expect(shrinkage).toBe(0);
  });
});
