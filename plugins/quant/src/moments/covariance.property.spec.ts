import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { type ReturnsMatrix, selectColumns } from '../matrix/returns-matrix.js';
import { COVARIANCE_ESTIMATORS, type CovarianceEstimator } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { correlationFromCovariance } from './correlation.js';
import { estimateCovariance } from './covariance.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { ledoitWolfConstantCorrelation } from './ledoit-wolf-constant-correlation.js';
import { ledoitWolfSingleFactor } from './ledoit-wolf-single-factor.js';
import { oas } from './oas.js';
import { symmetricEigenvalues } from './symmetric-eigenvalues.js';
import { permutedReturns, returnsArbitrary, scaled } from './testing/arbitraries.js';

const runs = { numRuns: propertyRuns() };

/**
 * Rounding of an element, in shares of the largest one. What the market leaves is divided by its own variance, which may be a
 * ten-millionth of the asset's, and an eigenvector is as uncertain as its eigenvalue is near to the next.
 */
const ROUNDING: Partial<Record<CovarianceEstimator, number>> = { denoised: 1e-10, detoned: 1e-6 };

describe.each(COVARIANCE_ESTIMATORS)('the %s covariance', (estimator) => {
  it('is symmetric bit for bit', () => {
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        const covariance = Matrix.from1DArray(returns.cols, returns.cols, estimateCovariance(returns, estimator));
        expect(covariance.transpose().to1DArray()).toEqual(covariance.to1DArray());
      }),
      runs,
    );
  });

  it('has no negative eigenvalue beyond rounding', () => {
    const rounding = estimator === 'detoned' ? 1e-9 : 1e-14;
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        const covariance = Matrix.from1DArray(returns.cols, returns.cols, estimateCovariance(returns, estimator));
        const { realEigenvalues } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
        expect(Math.min(...realEigenvalues)).toBeGreaterThanOrEqual(-rounding * covariance.trace());
      }),
      runs,
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
      runs,
    );
  });

  it('moves with the columns', () => {
    const rounding = ROUNDING[estimator] ?? 1e-14;
    fc.assert(
      fc.property(permutedReturns(), ({ returns, order }) => {
        if (estimator === 'detoned') fc.pre(hasOneMarket(estimateCovariance(returns, 'denoised'), returns.cols));
        const covariance = estimateCovariance(returns, estimator);
        const permuted = estimateCovariance(selectColumns(returns, order), estimator);
        order.forEach((i, row) => {
          order.forEach((j, column) => {
            const difference = Math.abs(permuted[row * order.length + column] - covariance[i * order.length + j]);
            expect(difference).toBeLessThanOrEqual(rounding * largest(covariance));
          });
        });
      }),
      runs,
    );
  });

  if (estimator !== 'gerber')
    it('does not change when a constant is added to the returns without rounding, beyond its own', () => {
      const rounding = ROUNDING[estimator] ?? 1e-14;
      fc.assert(
        fc.property(returnsOnGrid(), fc.integer({ min: -128, max: 128 }), (returns, steps) => {
          if (estimator === 'detoned') fc.pre(hasOneMarket(estimateCovariance(returns, 'denoised'), returns.cols));
          const covariance = estimateCovariance(returns, estimator);
          const shifted = { ...returns, values: returns.values.map((value) => value + steps / 128) };
          estimateCovariance(shifted, estimator).forEach((value, k) => {
            expect(Math.abs(value - covariance[k])).toBeLessThanOrEqual(rounding * largest(covariance));
          });
        }),
        runs,
      );
    });
});

describe.each([ledoitWolf, ledoitWolfConstantCorrelation, ledoitWolfSingleFactor, oas])('%o', (estimate) => {
  it('shrinks by a weight from 0 to 1 that no scale changes', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.integer({ min: -20, max: 20 }), (returns, exponent) => {
        const { shrinkage } = estimate(returns);
        expect(shrinkage).toBeGreaterThanOrEqual(0);
        expect(shrinkage).toBeLessThanOrEqual(1);
        expect(estimate(scaled(returns, exponent)).shrinkage).toBe(shrinkage);
      }),
      runs,
    );
  });
});

/** Whether the largest eigenvalue of the correlations stands out, so that the market is determined. */
function hasOneMarket(covariance: Float64Array, n: number): boolean {
  const [first, second = 0] = symmetricEigenvalues(correlationFromCovariance(covariance, n), n).sort().reverse();
  return first - second > 0.01;
}

/**
 * Returns in multiples of 2^-20, which keep every digit when a coarse constant is added. Any others lose some: half a unit in
 * the last place of the sum, which is a hundred-billionth of a return of 5e-6 when the constant is 0.5.
 */
function returnsOnGrid(): fc.Arbitrary<ReturnsMatrix> {
  return returnsArbitrary().map((returns) => ({
    ...returns,
    values: returns.values.map((value) => Math.round(value * 2 ** 20) / 2 ** 20),
  }));
}

function largest(covariance: Float64Array): number {
  return Math.max(...covariance.map(Math.abs));
}
