import { describe, expect, it } from 'vitest';
import { namedReturns } from '../moments/testing/arbitraries.js';
import { constraintsFor } from './constraints.js';
import { inverseVolatility } from './inverse-volatility.js';
import { largestDifference } from './testing/largest-difference.js';

// Standard deviations of the columns: 0.01, 0.02 and 0.04 times the same number.
const RETURNS = namedReturns(3, Float64Array.of(0.01, 0.02, 0.04, -0.01, -0.02, -0.04, 0.01, 0.02, 0.04));

describe('inverseVolatility', () => {
  it('is proportional to one over the volatility', () => {
    const { weights, certificate } = inverseVolatility(RETURNS, constraintsFor(3, {}));
    expect(largestDifference(weights, [4 / 7, 2 / 7, 1 / 7])).toBeLessThanOrEqual(1e-15);
    expect(certificate).toMatchObject({ solver: 'closed-form', kktResidual: null, notes: [] });
  });

  it('is projected where the bounds bind', () => {
    const { weights, certificate } = inverseVolatility(RETURNS, constraintsFor(3, { maxWeight: 0.5 }));
    expect(largestDifference(weights, [0.5, 2 / 7 + 1 / 28, 1 / 7 + 1 / 28])).toBeLessThanOrEqual(1e-15);
    expect(certificate.notes).toEqual(['bounds bind: projected onto them (Euclidean)']);
  });
});
