import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { constraintViolation, projectOntoConstraints } from './feasible-set.js';
import { largestDifference } from './testing/largest-difference.js';

describe('projectOntoConstraints', () => {
  it('takes from a group over its cap equally, and gives to the others equally', () => {
    const constraints = constraintsFor(4, { clusterCap: 0.6, clusters: [0, 0, 1, 1] });
    const projected = projectOntoConstraints(Float64Array.of(0.5, 0.3, 0.15, 0.05), constraints);
    expect(largestDifference(projected, [0.4, 0.2, 0.25, 0.15])).toBeLessThanOrEqual(1e-15);
  });

  it('lets one cap push a second group to its cap', () => {
    const constraints = constraintsFor(4, { clusterCap: 0.4, clusters: [0, 1, 2, 2] });
    const projected = projectOntoConstraints(Float64Array.of(0.6, 0.38, 0.02, 0), constraints);
    expect(largestDifference(projected, [0.4, 0.4, 0.11, 0.09])).toBeLessThanOrEqual(1e-15);
  });

  it('splits the budget evenly between clusters whose caps were raised to 1/K', () => {
    const constraints = constraintsFor(3, { clusterCap: 0, clusters: [0, 0, 1] });
    const projected = projectOntoConstraints(Float64Array.of(0.1, 0.9, 0), constraints);
    expect(largestDifference(projected, [0, 0.5, 0.5])).toBeLessThanOrEqual(1e-15);
  });
});

describe('constraintViolation', () => {
  const constraints = constraintsFor(3, { minWeight: 0.1, maxWeight: 0.5, clusterCap: 0.6, clusters: [0, 0, 1] });

  it.each([
    { weights: [0.3, 0.3, 0.4], violation: 0, what: 'nothing' },
    { weights: [0.05, 0.45, 0.5], violation: 0.05, what: 'a lower bound' },
    { weights: [0.1, 0.25, 0.65], violation: 0.15, what: 'an upper bound' },
    { weights: [0.4, 0.4, 0.2], violation: 0.2, what: 'a cap' },
  ])('measures the violation of $what as $violation', ({ weights, violation }) => {
    expect(constraintViolation(Float64Array.from(weights), constraints)).toBeCloseTo(violation, 15);
  });

  it('is NaN for a weight that is NaN', () => {
    expect(constraintViolation(Float64Array.of(0.5, Number.NaN, 0.5), constraints)).toBeNaN();
  });
});
