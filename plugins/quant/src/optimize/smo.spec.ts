import { describe, expect, it } from 'vitest';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { cheapestVertex } from './cheapest-vertex.js';
import { constraintsFor } from './constraints.js';
import { constraintViolation } from './feasible-set.js';
import { kktResidual } from './kkt-residual.js';
import { varianceOnly } from './quadratic.js';
import { smo } from './smo.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const COVARIANCE = sampleCovariance(syntheticReturns({ rows: 120, cols: 30, seed: 5 }));
const CLUSTERS = Array.from({ length: 30 }, (_, i) => i % 3);
const START = new Float64Array(30).fill(1 / 30);

describe('smo', () => {
  it.each([
    ['without bounds', {}],
    ['with bounds', { minWeight: 0.01, maxWeight: 0.1 }],
    ['with caps', { clusterCap: 0.4, clusters: CLUSTERS }],
    ['with caps that are all full', { clusterCap: 0.1, clusters: CLUSTERS }],
    ['with bounds and caps', { minWeight: 0.005, maxWeight: 0.15, clusterCap: 0.5, clusters: CLUSTERS }],
  ])('reaches the minimum %s on its own', (_, options) => {
    const constraints = constraintsFor(30, options);
    const start = {
      weights: cheapestVertex(new Float64Array(30), constraints),
      violation: 1e-11,
      maxIterations: 100_000,
    };
    const { weights, iterations } = smo(varianceOnly(COVARIANCE), constraints, start);
    expect(iterations).toBeLessThan(100_000);
    expect(constraintViolation(weights, constraints)).toBeLessThanOrEqual(1e-14);
    expect(kktResidual(varianceOnly(COVARIANCE), weights, constraints)).toBeLessThanOrEqual(1e-11);
  });

  it('comes to the same minimum from any start', () => {
    const constraints = constraintsFor(30, {});
    const limits = { violation: 1e-11, maxIterations: 100_000 };
    const one = smo(varianceOnly(COVARIANCE), constraints, { ...limits, weights: START });
    const other = smo(varianceOnly(COVARIANCE), constraints, {
      ...limits,
      weights: cheapestVertex(new Float64Array(30), constraints),
    });
    expect(largestDifference(one.weights, other.weights)).toBeLessThanOrEqual(1e-9);
  });

  it('stops after the moves it is allowed, feasible', () => {
    const constraints = constraintsFor(30, {});
    const { weights, iterations } = smo(varianceOnly(COVARIANCE), constraints, {
      weights: START,
      violation: 0,
      maxIterations: 3,
    });
    expect(iterations).toBe(3);
    expect(Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-15);
  });

  it('does not move where the start is a minimum, and leaves the start alone', () => {
    const limits = { violation: 1e-11, maxIterations: 10 };
    const start = Float64Array.of(0.8, 0.2);
    expect(
      smo(varianceOnly(Float64Array.of(1, 0, 0, 4)), constraintsFor(2, {}), { ...limits, weights: start }).iterations,
    ).toBe(0);
    const { weights } = smo(varianceOnly(Float64Array.of(1, 0, 0, 1)), constraintsFor(2, {}), {
      ...limits,
      weights: start,
    });
    expect(weights).toEqual(Float64Array.of(0.5, 0.5));
    expect(start).toEqual(Float64Array.of(0.8, 0.2));
  });

  it('comes to a vertex where a covariance is not quite semi-definite', () => {
    const indefinite = Float64Array.of(1, 1.0000001, 1.0000001, 1);
    const limits = { violation: 1e-11, maxIterations: 10 };
    const { weights } = smo(varianceOnly(indefinite), constraintsFor(2, {}), {
      ...limits,
      weights: Float64Array.of(0.8, 0.2),
    });
    expect(largestDifference(weights, [1, 0])).toBeLessThanOrEqual(1e-16);
  });
});
