import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../errors.js';
import { returnsMatrix } from '../../matrix/returns-matrix.js';
import { largestDifference } from '../testing/largest-difference.js';
import { riskFrontier } from './risk-frontier.js';

/** Independent columns of sample variance 1/3 and 4/3, means 0.1 and 0.3. */
const PAIR = returnsMatrix(['a', 'b'], Float64Array.of(0.6, 1.3, -0.4, 1.3, 0.6, -0.7, -0.4, -0.7));

describe('riskFrontier', () => {
  it('goes from the least risk to the greatest mean in equal steps of the mean', () => {
    const frontier = riskFrontier({ returns: PAIR, measure: 'standard_deviation' }, 5);
    expect(largestDifference(frontier[0].weights, [0.8, 0.2])).toBeLessThanOrEqual(1e-6);
    const first = frontier[0].meanReturn;
    frontier.forEach(({ meanReturn, risk, weights }, k) => {
      expect(meanReturn).toBeCloseTo(first + (k / 4) * (0.3 - first), 12);
      expect(risk).toBeCloseTo(Math.sqrt((weights[0] ** 2 + 4 * weights[1] ** 2) / 3), 12);
    });
  });

  it('keeps the limits at every point, the greatest mean under them among them', () => {
    const constraints = { turnover: { from: [0.5, 0.5], total: 0.2 } };
    const [least, greatest] = riskFrontier({ returns: PAIR, measure: 'mad', constraints }, 2);
    expect(largestDifference(least.weights, [0.6, 0.4])).toBeLessThanOrEqual(1e-9);
    expect(largestDifference(greatest.weights, [0.4, 0.6])).toBeLessThanOrEqual(1e-9);
  });

  it('ascends also where many portfolios have no risk', () => {
    const rising = returnsMatrix(
      ['a', 'b', 'c'],
      Float64Array.of(0.01, 0.03, 0.2, 0.01, 0.04, -0.1, 0.01, 0.02, 0.2, 0.01, 0.03, -0.1),
    );
    const frontier = riskFrontier({ returns: rising, measure: 'max_drawdown' }, 9);
    frontier.slice(1).forEach(({ meanReturn, risk }, k) => {
      expect(meanReturn).toBeGreaterThanOrEqual(frontier[k].meanReturn);
      expect(risk).toBeGreaterThanOrEqual(frontier[k].risk);
    });
    expect(frontier.at(-1)!.meanReturn).toBeCloseTo(0.05, 12);
  });

  it('refuses fewer than two points', () => {
    const single = () => riskFrontier({ returns: PAIR, measure: 'mad' }, 1);
    expect(single).toThrow(InvalidInputError);
    expect(single).toThrow('riskFrontier: points: a frontier has two ends, got 1');
  });
});
