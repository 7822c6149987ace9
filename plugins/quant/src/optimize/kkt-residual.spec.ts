import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { kktResidual } from './kkt-residual.js';
import { varianceOnly } from './quadratic.js';

const DIAGONAL = Float64Array.of(1, 0, 0, 4);

describe('kktResidual', () => {
  it('is rounding at a minimum without bounds', () => {
    expect(kktResidual(varianceOnly(DIAGONAL), Float64Array.of(0.8, 0.2), constraintsFor(2, {}))).toBeLessThan(1e-15);
  });

  it('is rounding at a minimum on a bound', () => {
    const constraints = constraintsFor(2, { maxWeight: 0.6 });
    expect(kktResidual(varianceOnly(DIAGONAL), Float64Array.of(0.6, 0.4), constraints)).toBeLessThan(1e-15);
  });

  it('is the relative deviation of marginal variances off the minimum', () => {
    // At (0.8 + e, 0.2 - e) the marginal variances are 0.8 + e and 0.8 - 4e: each 2.5e off their mean; w'Σw = 0.8.
    const residual = kktResidual(
      varianceOnly(DIAGONAL),
      Float64Array.of(0.8 + 1e-6, 0.2 - 1e-6),
      constraintsFor(2, {}),
    );
    expect(residual).toBeCloseTo(2.5e-6 / 0.8, 10);
  });

  it('is large where the weights sit on a bound that they should leave', () => {
    expect(kktResidual(varianceOnly(DIAGONAL), Float64Array.of(0, 1), constraintsFor(2, {}))).toBeCloseTo(0.5, 12);
  });

  it('is large where a full group should give weight to another', () => {
    const covariance = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0.01);
    const constraints = constraintsFor(3, { clusterCap: 0.8, clusters: [0, 0, 1] });
    expect(kktResidual(varianceOnly(covariance), Float64Array.of(0.4, 0.4, 0.2), constraints)).toBeGreaterThan(0.1);
    expect(kktResidual(varianceOnly(covariance), Float64Array.of(0.1, 0.1, 0.8), constraints)).toBeLessThan(1e-15);
  });

  it('does not depend on the unit of the returns', () => {
    const weights = Float64Array.of(0.75, 0.25);
    const small = DIAGONAL.map((value) => value * 2 ** -30);
    const unbounded = constraintsFor(2, {});
    expect(kktResidual(varianceOnly(small), weights, unbounded)).toBe(
      kktResidual(varianceOnly(DIAGONAL), weights, unbounded),
    );
  });

  it('has a scale for a perfect hedge, whose variance is 0', () => {
    const hedge = Float64Array.of(1, -1, -1, 1);
    expect(kktResidual(varianceOnly(hedge), Float64Array.of(0.5, 0.5), constraintsFor(2, {}))).toBe(0);
    expect(kktResidual(varianceOnly(hedge), Float64Array.of(0.6, 0.4), constraintsFor(2, {}))).toBeGreaterThan(0.1);
  });
});
