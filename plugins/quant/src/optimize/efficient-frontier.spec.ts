import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { portfolioVariance } from '../metrics/portfolio-variance.js';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { efficientFrontier } from './efficient-frontier.js';
import { solve } from './solve.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const RETURNS = syntheticReturns({ rows: 120, cols: 8, seed: 21 });

describe('efficientFrontier', () => {
  const options = { maxWeight: 0.4 };
  const draw = () => efficientFrontier(RETURNS, 9, options);

  it('goes from the least variance to the greatest mean in equal steps of the mean', () => {
    const frontier = draw();
    expect(frontier).toHaveLength(9);
    expect(frontier[0].weights).toEqual(solve({ profile: 'min_variance', returns: RETURNS, options }).weights);
    const steps = frontier.slice(1).map(({ meanReturn }, k) => meanReturn - frontier[k].meanReturn);
    for (const step of steps) expect(Math.abs(step / steps[0] - 1)).toBeLessThanOrEqual(1e-9);
    expect(steps[0]).toBeGreaterThan(0);
  });

  it('has more variance at each step, and ever more for the same mean', () => {
    const covariance = ridgeCovariance(sampleCovariance(RETURNS), 8, 0.01);
    const variances = draw().map(({ weights }) => portfolioVariance(weights, covariance));
    const rises = variances.slice(1).map((variance, k) => variance - variances[k]);
    expect(rises[0]).toBeGreaterThan(0);
    for (const [k, rise] of rises.slice(1).entries()) expect(rise).toBeGreaterThan(rises[k]);
  });

  it('holds the tangency portfolio between two of its points', () => {
    const sharpe = solve({ profile: 'max_sharpe', returns: RETURNS, options });
    const targetReturn = sharpe.weights.reduce((sum, w, j) => sum + w * meanOf(j), 0);
    const { weights } = solve({ profile: 'target_return', returns: RETURNS, options: { ...options, targetReturn } });
    expect(largestDifference(weights, sharpe.weights)).toBeLessThanOrEqual(1e-10);
  });

  it('of two points is its two ends', () => {
    const [first, , , , , , , , last] = draw();
    expect(efficientFrontier(RETURNS, 2, options)).toEqual([first, last]);
  });

  it.each([1, 2.5, Number.NaN])('refuses %f points', (points) => {
    expect(() => efficientFrontier(RETURNS, points)).toThrow(InvalidInputError);
  });
});

function meanOf(j: number): number {
  const column = RETURNS.values.filter((_, k) => k % RETURNS.cols === j);
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}
