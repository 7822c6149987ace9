import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, selectColumns } from '../matrix/returns-matrix.js';
import { EXPECTED_RETURN_ESTIMATORS, type ExpectedReturnEstimator } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { estimateExpectedReturns } from './expected-returns.js';
import { meanReturns } from './mean.js';
import { permutedReturns, returnsArbitrary, scaled } from './testing/arbitraries.js';

const runs = { numRuns: propertyRuns() };
/** A tenth of the identity keeps the covariance regular for T ≤ N too. */
const options = { covariance: 'shrunk' } as const;

describe.each(EXPECTED_RETURN_ESTIMATORS)('%s expected returns', (estimator) => {
  it('move with the columns', () => {
    fc.assert(
      fc.property(permutedReturns(), ({ returns, order }) => {
        fc.pre(returns.values.some((value) => value !== returns.values[0]));
        const means = estimateExpectedReturns(returns, estimator, options);
        const permuted = estimateExpectedReturns(selectColumns(returns, order), estimator, options);
        order.forEach((j, k) => {
          expect(Math.abs(permuted[k] - means[j])).toBeLessThanOrEqual(1e-13);
        });
      }),
      runs,
    );
  });

  it('of returns × 2^k are the means × 2^k, or × 4^k for the equilibrium, bit for bit', () => {
    fc.assert(
      fc.property(moving(), fc.integer({ min: -20, max: 20 }), (returns, exponent) => {
        const power = estimator === 'equilibrium' ? 4 : 2;
        const means = estimateExpectedReturns(returns, estimator, options);
        expect(estimateExpectedReturns(scaled(returns, exponent), estimator, options)).toEqual(
          means.map((mean) => mean * power ** exponent),
        );
      }),
      runs,
    );
  });
});

describe.each<ExpectedReturnEstimator>(['james_stein', 'bayes_stein'])('the shrinkage of %s', (estimator) => {
  it('brings every mean nearer to the grand mean, by one share', () => {
    fc.assert(
      fc.property(moving(), (returns) => {
        const means = meanReturns(returns);
        const grand = means.reduce((sum, mean) => sum + mean, 0) / means.length;
        const shrunk = estimateExpectedReturns(returns, estimator, options);
        means.forEach((mean, j) => {
          const share = mean === grand ? 0 : (shrunk[j] - mean) / (grand - mean);
          if (Math.abs(mean - grand) > 1e-6) {
            expect(share).toBeGreaterThanOrEqual(-1e-9);
            expect(share).toBeLessThanOrEqual(1 + 1e-9);
          }
        });
        expect(shrunk.reduce((sum, mean) => sum + mean, 0)).toBeCloseTo(grand * means.length, 14);
      }),
      runs,
    );
  });
});

describe('the mean of ewma', () => {
  it('lies between the least and the largest return of its column', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.double({ min: 1, max: 100, noNaN: true }), (returns, halfLife) => {
        estimateExpectedReturns(returns, 'ewma', { halfLife }).forEach((mean, j) => {
          const column = columnOf(returns, j);
          expect(mean).toBeGreaterThanOrEqual(Math.min(...column) - 1e-16);
          expect(mean).toBeLessThanOrEqual(Math.max(...column) + 1e-16);
        });
      }),
      runs,
    );
  });
});

function moving() {
  return returnsArbitrary().filter(({ values, cols }) => values.some((value, k) => value !== values[k % cols]));
}
