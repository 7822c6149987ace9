import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { selectColumns } from '../matrix/returns-matrix.js';
import { COVARIANCE_ESTIMATORS, estimateCovariance } from './covariance.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { returnsArbitrary, scaled } from './testing/arbitraries.js';

describe.each(COVARIANCE_ESTIMATORS)('the %s covariance', (estimator) => {
  it('is symmetric bit for bit', () => {
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        const covariance = Matrix.from1DArray(returns.cols, returns.cols, estimateCovariance(returns, estimator));
        expect(covariance.transpose().to1DArray()).toEqual(covariance.to1DArray());
      }),
    );
  });

  it('has no negative eigenvalue beyond rounding', () => {
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        const covariance = Matrix.from1DArray(returns.cols, returns.cols, estimateCovariance(returns, estimator));
        const { realEigenvalues } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
        expect(Math.min(...realEigenvalues)).toBeGreaterThanOrEqual(-1e-14 * covariance.trace());
      }),
    );
  });

  it('of returns × 2^k is the covariance × 4^k, bit for bit', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.integer({ min: -20, max: 20 }), (returns, exponent) => {
        const covariance = estimateCovariance(returns, estimator);
        expect(estimateCovariance(scaled(returns, exponent), estimator)).toEqual(
          covariance.map((value) => value * 4 ** exponent),
        );
      }),
    );
  });

  it('moves with the columns', () => {
    fc.assert(
      fc.property(permutedReturns(), ({ returns, order }) => {
        const covariance = estimateCovariance(returns, estimator);
        const permuted = estimateCovariance(selectColumns(returns, order), estimator);
        order.forEach((i, row) => {
          order.forEach((j, column) => {
            const difference = Math.abs(permuted[row * order.length + column] - covariance[i * order.length + j]);
            expect(difference).toBeLessThanOrEqual(1e-14 * largest(covariance));
          });
        });
      }),
    );
  });

  it('does not change when a constant is added to the returns, beyond rounding', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.integer({ min: -100, max: 100 }), (returns, percent) => {
        const covariance = estimateCovariance(returns, estimator);
        const shifted = { ...returns, values: returns.values.map((value) => value + percent / 100) };
        estimateCovariance(shifted, estimator).forEach((value, k) => {
          expect(Math.abs(value - covariance[k])).toBeLessThanOrEqual(1e-15 + 1e-12 * largest(covariance));
        });
      }),
    );
  });
});

describe('ledoitWolf', () => {
  it('shrinks by a weight from 0 to 1 that no scale changes', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.integer({ min: -20, max: 20 }), (returns, exponent) => {
        const { shrinkage } = ledoitWolf(returns);
        expect(shrinkage).toBeGreaterThanOrEqual(0);
        expect(shrinkage).toBeLessThanOrEqual(1);
        expect(ledoitWolf(scaled(returns, exponent)).shrinkage).toBe(shrinkage);
      }),
    );
  });
});

function permutedReturns() {
  return returnsArbitrary().chain((returns) => {
    const columns = Array.from(returns.assets.keys());
    return fc.record({
      returns: fc.constant(returns),
      order: fc.shuffledSubarray(columns, { minLength: columns.length, maxLength: columns.length }),
    });
  });
}

function largest(covariance: Float64Array): number {
  return Math.max(...covariance.map(Math.abs));
}
