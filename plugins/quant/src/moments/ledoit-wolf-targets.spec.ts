import { describe, expect, it } from 'vitest';
import { ledoitWolfConstantCorrelation } from './ledoit-wolf-constant-correlation.js';
import { ledoitWolfSingleFactor } from './ledoit-wolf-single-factor.js';
import { oas } from './oas.js';
import { namedReturns } from './testing/arbitraries.js';
import { momentCases } from './testing/moment-cases.js';

const ESTIMATORS = {
  ledoit_wolf_constant_correlation: ledoitWolfConstantCorrelation,
  ledoit_wolf_single_factor: ledoitWolfSingleFactor,
  oas,
};

describe.each(Object.entries(ESTIMATORS))('the weight of the target of %s', (name, estimate) => {
  it.each(momentCases())("equals the peers' on $name", ({ input, expected }) => {
    const shrinkage = expected.covariances[name].shrinkage ?? Number.NaN;
    expect(Math.abs(estimate(input).shrinkage - shrinkage)).toBeLessThanOrEqual(1e-12);
  });
});

describe('the targets of Ledoit and Wolf', () => {
  const opposite = namedReturns(2, Float64Array.of(0.01, -0.01, -0.03, 0.03, 0.02, -0.02, 0.04, -0.04));

  it('leave two assets as they are under constant correlation, whose target they are', () => {
    const { covariance, shrinkage } = ledoitWolfConstantCorrelation(opposite);
    expect(shrinkage).toBe(0);
    expect(covariance[1]).toBe(-covariance[0]);
  });

  it('take a market that does not move for one that explains nothing', () => {
    const { covariance, shrinkage } = ledoitWolfSingleFactor(opposite);
    expect(covariance[1]).toBeCloseTo(-(1 - shrinkage) * covariance[0], 18);
    expect(Number.isFinite(shrinkage)).toBe(true);
  });
});
