import { describe, expect, it } from 'vitest';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { polishByActiveSet } from './active-set.js';
import { constraintsFor } from './constraints.js';
import { kktResidual } from './kkt-residual.js';
import { varianceOnly } from './quadratic.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import type { Constraints } from './types.js';

const COVARIANCE = sampleCovariance(syntheticReturns({ rows: 200, cols: 12, seed: 11 }));

const polish = (covariance: Float64Array, constraints: Constraints, weights: Float64Array) =>
  polishByActiveSet(varianceOnly(covariance), constraints, { weights })!.weights;

describe('polishByActiveSet', () => {
  it('solves for the minimum from equal weights, binding and freeing assets on the way', () => {
    const constraints = constraintsFor(12, { maxWeight: 0.2 });
    const weights = polish(COVARIANCE, constraints, new Float64Array(12).fill(1 / 12));
    expect(kktResidual(varianceOnly(COVARIANCE), weights, constraints)).toBeLessThanOrEqual(1e-13);
    expect(weights.some((w) => w === 0)).toBe(true);
    expect(weights.some((w) => w === 0.2)).toBe(true);
  });

  it('frees assets from a vertex that is not the minimum', () => {
    const weights = polish(Float64Array.of(1, 0, 0, 4), constraintsFor(2, {}), Float64Array.of(0, 1));
    expect(largestDifference(weights, [0.8, 0.2])).toBeLessThanOrEqual(1e-15);
  });

  it('stays at a vertex that is the minimum', () => {
    const weights = polish(Float64Array.of(1, 2, 2, 9), constraintsFor(2, {}), Float64Array.of(1, 0));
    expect(weights).toEqual(Float64Array.of(1, 0));
  });

  it('fills a group up to its cap, and gives up a full group that should not be', () => {
    const covariance = Float64Array.of(1, 0, 0, 0, 2, 0, 0, 0, 6);
    const constraints = constraintsFor(3, { clusterCap: 0.6, clusters: [0, 0, 1] });
    // Free: proportional to 1, 1/2, 1/6, so 0.9 in the first group; at its cap 0.4 and 0.2.
    const fromOutside = polish(covariance, constraints, Float64Array.of(0.3, 0.1, 0.6));
    expect(largestDifference(fromOutside, [0.4, 0.2, 0.4])).toBeLessThanOrEqual(1e-15);
    const loose = constraintsFor(3, { clusterCap: 0.95, clusters: [0, 0, 1] });
    const fromCap = polish(covariance, loose, Float64Array.of(0.5, 0.45, 0.05));
    expect(largestDifference(fromCap, [0.6, 0.3, 0.1])).toBeLessThanOrEqual(1e-15);
  });

  it('solves each group apart where all caps are full', () => {
    const covariance = Float64Array.from([1, 0, 0, 0, 0, 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2]);
    const constraints = constraintsFor(4, { clusterCap: 0.5, clusters: [0, 0, 1, 1] });
    const weights = polish(covariance, constraints, Float64Array.of(0.25, 0.25, 0.25, 0.25));
    expect(largestDifference(weights, [0.375, 0.125, 0.25, 0.25])).toBeLessThanOrEqual(1e-15);
  });

  it('is null where twins are both free', () => {
    const twins = Float64Array.of(1, 1, 1, 1);
    const start = { weights: Float64Array.of(0.5, 0.5) };
    expect(polishByActiveSet(varianceOnly(twins), constraintsFor(2, {}), start)).toBeNull();
  });
});
