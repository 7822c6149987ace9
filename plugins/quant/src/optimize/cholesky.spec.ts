import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { cholesky, choleskySolve } from './cholesky.js';
import { covarianceTimes } from './covariance-product.js';
import { largestDifference } from './testing/largest-difference.js';

describe('cholesky', () => {
  it('factors a matrix with a known factor', () => {
    const factor = cholesky(Float64Array.of(4, 2, -2, 2, 10, 2, -2, 2, 6), 3);
    expect(factor).toEqual(Float64Array.of(2, 0, 0, 1, 3, 0, -1, 1, 2));
  });

  it.each([
    ['twins', [1, 1, 1, 1]],
    ['an indefinite matrix', [1, 2, 2, 1]],
    ['zero', [0, 0, 0, 0]],
    ['NaN', [Number.NaN, 0, 0, 1]],
  ])('is null for %s', (_, matrix) => {
    expect(cholesky(Float64Array.from(matrix), 2)).toBeNull();
  });

  it('is null for a singular matrix whose last pivot is rounding above 0', () => {
    const loadings = [0.1, 0.7];
    const singular = Float64Array.from(loadings.flatMap((a) => loadings.map((b) => a * b)));
    expect(singular[3] - (singular[1] / Math.sqrt(singular[0])) ** 2).toBeGreaterThan(0);
    expect(cholesky(singular, 2)).toBeNull();
  });

  it('solves systems whose solution is known', () => {
    const entry = fc.integer({ min: -9, max: 9 });
    const system = fc.integer({ min: 1, max: 8 }).chain((n) =>
      fc.record({
        loadings: fc.array(entry, { minLength: n * n, maxLength: n * n }),
        solution: fc.array(entry, { minLength: n, maxLength: n }),
      }),
    );
    fc.assert(
      fc.property(system, ({ loadings, solution }) => {
        const n = solution.length;
        const matrix = Float64Array.from(loadings, (_, k) => {
          const [i, j] = [Math.floor(k / n), k % n];
          const product = solution.reduce((sum, _x, m) => sum + loadings[i * n + m] * loadings[j * n + m], 0);
          return i === j ? product + 10 : product;
        });
        const factor = cholesky(matrix, n)!;
        const solved = choleskySolve(factor, covarianceTimes(matrix, Float64Array.from(solution)));
        expect(largestDifference(solved, solution)).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: propertyRuns() },
    );
  });
});
