import { describe, expect, it } from 'vitest';
import { columnOf } from '../matrix/returns-matrix.js';
import { meanReturns } from './mean.js';
import { namedReturns } from './testing/arbitraries.js';
import { momentCases } from './testing/moment-cases.js';

describe('meanReturns', () => {
  it.each(momentCases())('equals the rational mean of $name to rounding', ({ input, expected }) => {
    const means = meanReturns(input);
    expect(means).toHaveLength(expected.means.length);
    expected.means.forEach((mean, j) => {
      const largest = Math.max(...columnOf(input, j).map(Math.abs));
      expect(Math.abs(means[j] - mean)).toBeLessThanOrEqual(2e-16 * largest);
    });
  });

  it('is the constant itself for a constant column, where the plain sum is not', () => {
    const constant = 0.1;
    const column = new Float64Array(10).fill(constant);
    expect(column.reduce((sum, value) => sum + value) / 10).not.toBe(constant);
    expect(meanReturns(namedReturns(1, column))[0]).toBe(constant);
  });
});
