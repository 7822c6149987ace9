import { describe, expect, it } from 'vitest';
import { meanReturns } from '../moments/mean.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { constraintsFor } from './constraints.js';
import { maxRatio } from './max-ratio.js';
import { minVariance } from './min-variance.js';
import { gainOf, varianceOf } from './testing/frontier-problems.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import type { SolveOptions } from './types.js';

const DIAGONAL = Float64Array.from([1, 0, 0, 0, 2, 0, 0, 0, 4]);

const solved = (covariance: Float64Array, gains: readonly number[], options: SolveOptions = {}) =>
  maxRatio({ covariance, gains: Float64Array.from(gains), constraints: constraintsFor(gains.length, options) });

describe('maxRatio', () => {
  it.each([
    { name: 'one asset', covariance: [0.04], gains: [0.1], expected: [1] },
    { name: 'uncorrelated assets: g/σ²', covariance: [1, 0, 0, 4], gains: [0.1, 0.2], expected: [2 / 3, 1 / 3] },
    { name: 'correlated assets: Σ⁻¹g', covariance: [1, 0.5, 0.5, 1], gains: [2, 3], expected: [1 / 5, 4 / 5] },
    { name: 'an asset that loses', covariance: [1, 0, 0, 4], gains: [0.1, -0.2], expected: [1, 0] },
    { name: 'an asset that hedges at a loss', covariance: [1, -1, -1, 2], gains: [3, -1], expected: [5 / 7, 2 / 7] },
  ])('has the closed form of $name', ({ covariance, gains, expected }) => {
    const { weights, certificate } = solved(Float64Array.from(covariance), gains);
    expect(largestDifference(weights, expected)).toBeLessThanOrEqual(1e-15);
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-14);
  });

  it('shares what a bound leaves by the tangency on its face', () => {
    // The first asset at 0.2: the others maximise (0.6 + g'w) / √(0.04 + w'Σw) with sum 0.8, at w₂ = 0.8 - w₃.
    const { weights, certificate } = solved(DIAGONAL, [3, 1, 2], { maxWeight: 0.4 });
    expect(weights[0]).toBe(0.4);
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-14);
    const ratio = (w: Float64Array) => gainOf(Float64Array.of(3, 1, 2), w) / Math.sqrt(varianceOf(DIAGONAL, w));
    for (const step of [-1e-4, 1e-4]) {
      expect(ratio(Float64Array.of(0.4, weights[1] + step, weights[2] - step))).toBeLessThan(ratio(weights));
    }
  });

  it('is most diversified by the inverse of the volatilities where nothing is correlated', () => {
    const { weights } = solved(DIAGONAL, [1, Math.SQRT2, 2]);
    const inverses = [1, Math.SQRT1_2, 0.5];
    const total = inverses[0] + inverses[1] + inverses[2];
    expect(
      largestDifference(
        weights,
        inverses.map((inverse) => inverse / total),
      ),
    ).toBeLessThanOrEqual(1e-15);
  });

  it.each([
    { name: 'all gains are negative', gains: [-0.1, -0.2, -0.3] },
    { name: 'no gain is above 0', gains: [0, 0, -0.1] },
    { name: 'the one gain above 0 is held too little by its bound', gains: [0.1, -0.2, -0.3], maxWeight: 0.4 },
  ])('is the least variance where $name, and says so', ({ gains, maxWeight = 1 }) => {
    const { weights, certificate } = solved(DIAGONAL, gains, { maxWeight });
    expect(weights).toEqual(minVariance(DIAGONAL, constraintsFor(3, { maxWeight })).weights);
    expect(certificate.notes).toEqual([
      'no portfolio has a gain above 0 to maximise for its risk: the least variance instead',
    ]);
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-15);
  });

  it.each([
    { name: 'more rows than assets', rows: 250, cols: 60 },
    { name: 'fewer rows than assets', rows: 40, cols: 90 },
  ])('is certified with $name, under any constraints', ({ rows, cols }) => {
    const returns = syntheticReturns({ rows, cols, seed: 3 * rows + cols });
    const covariance = sampleCovariance(returns);
    const volatilities = Float64Array.from({ length: cols }, (_, i) => Math.sqrt(covariance[i * cols + i]));
    for (const gains of [meanReturns(returns), volatilities]) {
      for (const options of [{}, { maxWeight: 0.05 }, { minWeight: 0.2 / cols, maxWeight: 3 / cols }]) {
        const { certificate } = solved(covariance, Array.from(gains), options);
        expect(certificate.kktResidual).toBeLessThanOrEqual(1e-11);
        expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
        expect(certificate.boundViolation).toBeLessThanOrEqual(1e-13);
        expect(certificate.notes).toEqual([]);
      }
    }
  });
});
