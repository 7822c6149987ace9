import { describe, expect, it } from 'vitest';
import { projectToBoundedSimplex } from './bounded-simplex.js';
import { largestDifference } from './testing/largest-difference.js';

const project = (weights: number[], lower: number, upper: number) =>
  projectToBoundedSimplex(
    Float64Array.from(weights),
    new Float64Array(weights.length).fill(lower),
    new Float64Array(weights.length).fill(upper),
  );

describe('projectToBoundedSimplex', () => {
  it.each([
    { weights: [0.2, 0.3, 0.5], lower: 0, upper: 1, expected: [0.2, 0.3, 0.5] },
    { weights: [0.7, 0.2, 0.1], lower: 0, upper: 0.5, expected: [0.5, 0.3, 0.2] },
    { weights: [0.9, 0.06, 0.04], lower: 0.1, upper: 1, expected: [0.8, 0.1, 0.1] },
    { weights: [2, 0, 0], lower: 0, upper: 1, expected: [1, 0, 0] },
    { weights: [5, 5, 5, 5], lower: 0, upper: 1, expected: [0.25, 0.25, 0.25, 0.25] },
    { weights: [0.9, 0.1], lower: 0.5, upper: 0.5, expected: [0.5, 0.5] },
    { weights: [-3], lower: 0, upper: 1, expected: [1] },
  ])('projects $weights onto [$lower, $upper] at $expected', ({ weights, lower, upper, expected }) => {
    expect(largestDifference(project(weights, lower, upper), expected)).toBeLessThanOrEqual(1e-15);
  });

  it('meets a bound exactly, not up to rounding', () => {
    expect(project([0.7, 0.2, 0.1], 0, 0.45)[0]).toBe(0.45);
    expect(project([0.9, 0.3, -0.4], 0, 1)[2]).toBe(0);
  });

  it('gives the upper bounds where they sum to 1 up to rounding only', () => {
    const projected = project(new Array<number>(49).fill(0), 0, 1 / 49);
    expect(largestDifference(projected, new Float64Array(49).fill(1 / 49))).toBeLessThanOrEqual(1e-16);
  });
});
