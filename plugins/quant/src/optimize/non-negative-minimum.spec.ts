import { describe, expect, it } from 'vitest';
import { ownMemory } from './memory.js';
import { nonNegativeMinimum } from './non-negative-minimum.js';
import { largestDifference } from './testing/largest-difference.js';

const minimum = (covariance: readonly number[], gains: readonly number[]) =>
  nonNegativeMinimum({ covariance: Float64Array.from(covariance), gains: Float64Array.from(gains) }, ownMemory);

describe('nonNegativeMinimum', () => {
  it.each([
    { name: 'one asset', covariance: [4], gains: [2], expected: [0.5] },
    { name: 'uncorrelated assets', covariance: [1, 0, 0, 4], gains: [1, 2], expected: [1, 0.5] },
    { name: 'correlated assets', covariance: [1, 0.5, 0.5, 1], gains: [2, 3], expected: [2 / 3, 8 / 3] },
    { name: 'a gain below 0', covariance: [1, 0, 0, 1], gains: [1, -1], expected: [1, 0] },
    { name: 'an asset that only adds variance', covariance: [1, 2, 2, 9], gains: [1, 1], expected: [1, 0] },
    { name: 'twins, of which one is enough', covariance: [2, 2, 2, 2], gains: [1, 1], expected: [0.5, 0] },
  ])('has the closed form of $name', ({ covariance, gains, expected }) => {
    const { values } = minimum(covariance, gains)!;
    expect(largestDifference(values, expected)).toBeLessThanOrEqual(1e-15);
  });

  it('is 0 in no step where nothing gains', () => {
    expect(minimum([1, 0, 0, 1], [0, -1])).toEqual({ values: new Float64Array(2), iterations: 0 });
  });

  it('lets go of the asset that is best alone where two others are better together', () => {
    // The first is half of each other and noise of its own: its gain of 0.95 is less than theirs, 0.5 + 0.5.
    const { values, iterations } = minimum([0.55, 0.5, 0.5, 0.5, 1, 0, 0.5, 0, 1], [0.95, 1, 1])!;
    expect(values[0]).toBe(0);
    expect(largestDifference(values, [0, 1, 1])).toBeLessThanOrEqual(1e-15);
    expect(iterations).toBe(3);
  });

  it('comes to the same minimum from any first assets that are free, in the steps that are left', () => {
    const objective = {
      covariance: Float64Array.from([0.55, 0.5, 0.5, 0.5, 1, 0, 0.5, 0, 1]),
      gains: Float64Array.of(0.95, 1, 1),
    };
    for (const [free, steps] of [
      [1, 2],
      [2, 1],
      [3, 0],
    ]) {
      const { values, iterations } = nonNegativeMinimum(objective, ownMemory, free)!;
      expect(largestDifference(values, [0, 1, 1])).toBeLessThanOrEqual(1e-15);
      expect(iterations).toBe(steps);
    }
  });

  it('is null where assets hedge each other perfectly: it has no minimum', () => {
    expect(minimum([1, -1, -1, 1], [1, 1])).toBeNull();
  });
});
