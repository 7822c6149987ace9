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
import type { Constraints } from './types.js';

const COVARIANCE = sampleCovariance(syntheticReturns({ rows: 120, cols: 30, seed: 5 }));
const CLUSTERS = Array.from({ length: 30 }, (_, i) => i % 3);
const START = new Float64Array(30).fill(1 / 30);

/** Seven assets of rank 3, two of them twins, a ten-thousandth added to each variance. */
// biome-ignore format: a matrix
const CAPPED = Float64Array.of(
  0.30615366666666666, 0.12049766666666664, -0.09593033333333334, 0.08184799999999999, 0.06501899999999998, 0.30605366666666667, -0.125334,
  0.12049766666666664, 0.27676766666666663, -0.00006533333333333159, -0.1488813333333333, -0.2104939999999999, 0.12049766666666664, -0.08928399999999999,
  -0.09593033333333334, -0.00006533333333333159, 0.036512666666666665, -0.055293999999999996, -0.05753399999999999, -0.09593033333333334, 0.03425399999999999,
  0.08184799999999999, -0.1488813333333333, -0.055293999999999996, 0.16523333333333334, 0.20568333333333333, 0.08184799999999999, -0.000348,
  0.06501899999999998, -0.2104939999999999, -0.05753399999999999, 0.20568333333333333, 0.27688199999999996, 0.06501899999999998, 0.03265,
  0.30605366666666667, 0.12049766666666664, -0.09593033333333334, 0.08184799999999999, 0.06501899999999998, 0.30615366666666666, -0.125334,
  -0.125334, -0.08928399999999999, 0.03425399999999999, -0.000348, 0.03265, -0.125334, 0.075004,
);

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

  it('does not pass rounding from cap to cap for ever where all caps are full', () => {
    const constraints: Constraints = {
      lower: new Float64Array(7).fill(0.022222222222222216),
      upper: new Float64Array(7).fill(1 / 3),
      groups: [
        [0, 1, 5],
        [2, 4],
        [3, 6],
      ].map((members) => ({ members, cap: 1 / 3 })),
      notes: [],
    };
    const weights = cheapestVertex(CAPPED.map((_, i) => CAPPED[8 * i]).subarray(0, 7), constraints);
    const start = { weights, violation: 1e-11, maxIterations: 10_000 };
    const end = smo(varianceOnly(CAPPED), constraints, start);
    expect(end.iterations).toBeLessThan(10_000);
    expect(kktResidual(varianceOnly(CAPPED), end.weights, constraints)).toBeLessThanOrEqual(1e-11);
  });
});
