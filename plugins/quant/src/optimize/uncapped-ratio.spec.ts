import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { largestDifference } from './testing/largest-difference.js';
import type { SolveOptions } from './types.js';
import { uncappedRatio } from './uncapped-ratio.js';

/** Of the greatest ratio by gains of 1, 2 and 4 the weights are 4, 4 and 4 of 12; by gains of 1 they are 4, 2 and 1 of 7. */
const DIAGONAL = Float64Array.from([1, 0, 0, 0, 2, 0, 0, 0, 4]);

const solved = (gains: readonly number[], options: SolveOptions = {}) =>
  uncappedRatio({ covariance: DIAGONAL, gains: Float64Array.from(gains), constraints: constraintsFor(3, options) });

describe('uncappedRatio', () => {
  it('shares the budget by gain over variance', () => {
    const { weights, certificate } = solved([1, 2, 4])!;
    expect(largestDifference(weights, [1 / 3, 1 / 3, 1 / 3])).toBeLessThanOrEqual(1e-15);
    expect(certificate).toMatchObject({ solver: 'active-set', iterations: 3, notes: [] });
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-15);
    expect(certificate.budgetError).toBeLessThanOrEqual(1e-15);
  });

  it('is the least variance by gains of 1', () => {
    expect(largestDifference(solved([1, 1, 1])!.weights, [4 / 7, 2 / 7, 1 / 7])).toBeLessThanOrEqual(1e-15);
  });

  it.each([
    { name: 'upper bounds', options: { maxWeight: 0.6 } },
    { name: 'caps', options: { clusterCap: 0.86, clusters: [0, 0, 1] } },
  ])('is the same under $name that it meets', ({ options }) => {
    expect(solved([1, 1, 1], options)!.weights).toEqual(solved([1, 1, 1])!.weights);
  });

  it.each([
    { name: 'a lower bound is above 0', options: { minWeight: 0.01 } },
    { name: 'an upper bound is exceeded', options: { maxWeight: 0.5 } },
    { name: 'a cap is exceeded', options: { clusterCap: 0.8, clusters: [0, 0, 1] } },
  ])('is null where $name', ({ options }) => {
    expect(solved([1, 1, 1], options)).toBeNull();
  });

  it('is null where nothing gains', () => {
    expect(solved([-1, 0, -1])).toBeNull();
  });
});
