import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { faceAt } from './face.js';
import { minimiseOnFace } from './face-minimum.js';
import { type Quadratic, varianceOnly } from './quadratic.js';
import { largestDifference } from './testing/largest-difference.js';
import type { Constraints } from './types.js';

const DIAGONAL = varianceOnly(Float64Array.from([1, 0, 0, 0, 2, 0, 0, 0, 4]));

const onFaceAt = (objective: Quadratic, constraints: Constraints, weights: readonly number[]) =>
  minimiseOnFace(objective, constraints, faceAt(Float64Array.from(weights), constraints));

describe('minimiseOnFace', () => {
  it('fixes what is at a bound and shares the rest by the inverse of the variances', () => {
    const line = onFaceAt(DIAGONAL, constraintsFor(3, { maxWeight: 0.4 }), [0.4, 0.3, 0.3])!;
    expect(largestDifference(line.base, [0.4, 0.4, 0.2])).toBeLessThanOrEqual(1e-15);
    expect(line.slope).toEqual(new Float64Array(3));
  });

  it('shares the cap of a full group among its own', () => {
    const constraints = constraintsFor(3, { clusterCap: 0.6, clusters: [0, 0, 1] });
    expect(largestDifference(onFaceAt(DIAGONAL, constraints, [0.3, 0.3, 0.4])!.base, [0.4, 0.2, 0.4])).toBeLessThan(
      1e-15,
    );
  });

  it('has the slope by which gains draw weight: (g_i - level) / σ², inside a full group and outside', () => {
    const objective = { ...DIAGONAL, gains: Float64Array.of(3, 0, 5), tolerance: 1 };
    const open = onFaceAt(objective, constraintsFor(3, {}), [0.3, 0.3, 0.4])!;
    // The level is the mean of the gains by the inverse of the variances: (3 + 0/2 + 5/4) / (1 + 1/2 + 1/4) = 17/7.
    expect(largestDifference(open.slope, [4 / 7, -17 / 14, 18 / 28])).toBeLessThanOrEqual(1e-15);
    const capped = constraintsFor(3, { clusterCap: 0.6, clusters: [0, 0, 1] });
    expect(largestDifference(onFaceAt(objective, capped, [0.3, 0.3, 0.4])!.slope, [1, -1, 0])).toBeLessThan(1e-15);
  });

  it('is the one point of a face without free assets', () => {
    const line = onFaceAt(DIAGONAL, constraintsFor(3, { maxWeight: 0.5 }), [0.5, 0.5, 0])!;
    expect(line.base).toEqual(Float64Array.of(0.5, 0.5, 0));
  });

  it('meets the totals to the last digit although the covariance is badly conditioned', () => {
    const objective = varianceOnly(Float64Array.of(0.5626, 0.00594, 0.00594, 0.000164));
    const constraints = constraintsFor(2, { clusterCap: 0.5, clusters: [0, 1] });
    expect(largestDifference(onFaceAt(objective, constraints, [0.5, 0.5])!.base, [0.5, 0.5])).toBeLessThanOrEqual(
      1e-16,
    );
  });

  it('is null where the covariance is singular on the free assets', () => {
    expect(onFaceAt(varianceOnly(Float64Array.of(1, 1, 1, 1)), constraintsFor(2, {}), [0.5, 0.5])).toBeNull();
  });

  it('is null where the fixed weights do not meet the budget', () => {
    expect(onFaceAt(DIAGONAL, constraintsFor(3, { maxWeight: 0.5 }), [0.5, 0, 0])).toBeNull();
  });
});
