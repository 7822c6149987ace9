import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { faceAt } from './face.js';
import { minimiseOnFace } from './face-minimum.js';
import { untilted } from './quadratic.js';
import { largestDifference } from './testing/largest-difference.js';

const DIAGONAL = Float64Array.from([1, 0, 0, 0, 2, 0, 0, 0, 4]);

describe('minimiseOnFace', () => {
  it('fixes what is at a bound and shares the rest by the inverse of the variances', () => {
    const constraints = constraintsFor(3, { maxWeight: 0.4 });
    const { weights, levels } = minimiseOnFace(
      untilted(DIAGONAL),
      constraints,
      faceAt(Float64Array.of(0.4, 0.3, 0.3), constraints),
    )!;
    expect(largestDifference(weights, [0.4, 0.4, 0.2])).toBeLessThanOrEqual(1e-15);
    expect(levels[0]).toBeCloseTo(0.8, 15);
  });

  it('has a level for each full group, the marginal variance of its free assets', () => {
    const constraints = constraintsFor(3, { clusterCap: 0.6, clusters: [0, 0, 1] });
    const { weights, levels } = minimiseOnFace(
      untilted(DIAGONAL),
      constraints,
      faceAt(Float64Array.of(0.3, 0.3, 0.4), constraints),
    )!;
    expect(largestDifference(weights, [0.4, 0.2, 0.4])).toBeLessThanOrEqual(1e-15);
    expect(levels[0]).toBeCloseTo(0.4, 15);
    expect(levels[2]).toBeCloseTo(1.6, 15);
  });

  it('has the least level that the assets at their upper bounds admit where none is free', () => {
    const constraints = constraintsFor(3, { maxWeight: 0.5 });
    const { levels } = minimiseOnFace(
      untilted(DIAGONAL),
      constraints,
      faceAt(Float64Array.of(0.5, 0.5, 0), constraints),
    )!;
    expect(levels).toEqual(Float64Array.of(1));
  });

  it('meets the totals to the last digit although the covariance is badly conditioned', () => {
    const covariance = Float64Array.of(0.5626, 0.00594, 0.00594, 0.000164);
    const constraints = constraintsFor(2, { clusterCap: 0.5, clusters: [0, 1] });
    const { weights } = minimiseOnFace(
      untilted(covariance),
      constraints,
      faceAt(Float64Array.of(0.5, 0.5), constraints),
    )!;
    expect(largestDifference(weights, [0.5, 0.5])).toBeLessThanOrEqual(1e-16);
  });

  it('is null where the covariance is singular on the free assets', () => {
    const twins = Float64Array.of(1, 1, 1, 1);
    const constraints = constraintsFor(2, {});
    expect(minimiseOnFace(untilted(twins), constraints, faceAt(Float64Array.of(0.5, 0.5), constraints))).toBeNull();
  });

  it('is null where the fixed weights do not meet the budget', () => {
    const constraints = constraintsFor(3, { maxWeight: 0.5 });
    expect(minimiseOnFace(untilted(DIAGONAL), constraints, faceAt(Float64Array.of(0.5, 0, 0), constraints))).toBeNull();
  });
});
