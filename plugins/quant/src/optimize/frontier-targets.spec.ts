import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InfeasibleError } from '../errors.js';
import { propertyRuns } from '../testing/property-runs.js';
import { greatestGain } from './cheapest-vertex.js';
import { constraintsFor } from './constraints.js';
import { meanVariance } from './mean-variance.js';
import { minVariance } from './min-variance.js';
import { targetReturn } from './target-return.js';
import { targetVolatility } from './target-volatility.js';
import { frontierArbitrary, frontierGap, gainOf, varianceOf } from './testing/frontier-problems.js';
import { largestDifference } from './testing/largest-difference.js';

const PAIR = {
  covariance: Float64Array.of(1, 0, 0, 4),
  gains: Float64Array.of(0.1, 0.3),
  constraints: constraintsFor(2, {}),
};

/** The pair with its second asset twice, and no room for all of it in one of them. */
const BOUNDED_TWINS = {
  covariance: Float64Array.of(1, 0, 0, 0, 4, 4, 0, 4, 4),
  gains: Float64Array.of(0.1, 0.3, 0.3),
  constraints: constraintsFor(3, { maxWeight: 0.45 }),
};

describe('meanVariance', () => {
  it('has the closed form of two assets: w = (σ₂² + (g₁ - g₂)/λ) / (σ₁² + σ₂²)', () => {
    const first = (4 + (0.1 - 0.3) / 0.5) / 5;
    expect(largestDifference(meanVariance(PAIR, 0.5).weights, [first, 1 - first])).toBeLessThanOrEqual(1e-15);
  });

  it('is the least variance for great aversion, and the greatest gain for little', () => {
    expect(largestDifference(meanVariance(PAIR, 1e12).weights, [0.8, 0.2])).toBeLessThanOrEqual(1e-12);
    expect(meanVariance(PAIR, 0.01).weights).toEqual(Float64Array.of(0, 1));
  });

  it('has no feasible direction of improvement, for any problem and aversion', () => {
    const aversions = fc.integer({ min: -3, max: 6 }).map((exponent) => 10 ** exponent);
    fc.assert(
      fc.property(frontierArbitrary, aversions, (frontier, riskAversion) => {
        const { weights } = meanVariance(frontier, riskAversion);
        const objective = { ...frontier, tolerance: 1 / riskAversion };
        const terms = 1 + objective.tolerance / varianceOf(frontier.covariance, weights);
        expect(frontierGap(objective, weights, frontier.constraints)).toBeLessThanOrEqual(1e-10 * terms);
      }),
      { numRuns: propertyRuns() },
    );
  });
});

describe('targetReturn', () => {
  it('has the closed form of two assets', () => {
    const { weights } = targetReturn(PAIR, 0.25);
    expect(largestDifference(weights, [0.25, 0.75])).toBeLessThanOrEqual(1e-14);
  });

  it('is the least variance where that gains the target', () => {
    expect(targetReturn(PAIR, 0.1)).toEqual(minVariance(PAIR.covariance, PAIR.constraints));
  });

  it('reaches the greatest gain, and refuses more', () => {
    expect(largestDifference(targetReturn(PAIR, 0.3).weights, [0, 1])).toBeLessThanOrEqual(1e-12);
    expect(() => targetReturn(PAIR, 0.3001)).toThrow(InfeasibleError);
    expect(() => targetReturn(PAIR, 0.3001)).toThrow('got 0.3001 (expected at most 0.3');
  });

  it.each([0.2, 0.25, 0.29])('takes the better of twins of unlike gain, which is no riskier: at %f', (target) => {
    const twins = { ...PAIR, covariance: Float64Array.of(1, 1, 1, 1) };
    const { weights, certificate } = targetReturn(twins, target);
    expect(weights).toEqual(Float64Array.of(0, 1));
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-12);
  });

  it.each([0.22, 0.25, 0.27])('encloses %f where twins of one gain share a bound that no face determines', (target) => {
    const { weights, certificate } = targetReturn(BOUNDED_TWINS, target);
    const first = (0.3 - target) / 0.2;
    expect(largestDifference([weights[0], weights[1] + weights[2]], [first, 1 - first])).toBeLessThanOrEqual(1e-12);
    expect(Math.max(...weights.subarray(1))).toBeLessThanOrEqual(0.45);
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-12);
    expect(certificate.iterations).toBeGreaterThan(0);
    expect(certificate.iterations).toBeLessThan(60);
  });
});

describe('targetVolatility', () => {
  it('is the target return of the same portfolio, for any problem', () => {
    const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
    fc.assert(
      fc.property(frontierArbitrary, share, (frontier, between) => {
        const { covariance, gains, constraints } = frontier;
        const least = gainOf(gains, minVariance(covariance, constraints).weights);
        const greatest = gainOf(gains, greatestGain(gains, constraints));
        const target = least + between * (greatest - least);
        const safe = targetReturn(frontier, target);
        const volatility = Math.sqrt(varianceOf(covariance, safe.weights));
        const bold = targetVolatility(frontier, volatility * (1 + 1e-14));
        for (const { certificate } of [safe, bold]) {
          expect(certificate.kktResidual).toBeLessThanOrEqual(1e-9);
          expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
          expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
        }
        expect(gainOf(gains, bold.weights)).toBeGreaterThanOrEqual(target - 1e-9);
        expect(Math.sqrt(varianceOf(covariance, bold.weights))).toBeLessThanOrEqual(volatility + 1e-12);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('encloses a target where twins of one gain share a bound that no face determines', () => {
    const { weights, certificate } = targetVolatility(BOUNDED_TWINS, 1.25);
    // w² + 4(1 - w)² = 1.25² for the first asset.
    const first = (8 - Math.sqrt(64 - 20 * (4 - 1.25 ** 2))) / 10;
    expect(largestDifference([weights[0], weights[1] + weights[2]], [first, 1 - first])).toBeLessThanOrEqual(1e-12);
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-12);
  });

  it('is the greatest gain where that is within the target', () => {
    const { weights, certificate } = targetVolatility(PAIR, 2);
    expect(weights).toEqual(Float64Array.of(0, 1));
    expect(certificate).toMatchObject({ solver: 'closed-form', kktResidual: 0 });
  });

  it('refuses less than the least volatility', () => {
    expect(() => targetVolatility(PAIR, 0.89)).toThrow(InfeasibleError);
    expect(() => targetVolatility(PAIR, 0.89)).toThrow(/got 0.89 \(expected at least 0.894/);
  });
});
