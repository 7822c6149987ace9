import { describe, expect, it } from 'vitest';
import { namedReturns } from '../../moments/testing/arbitraries.js';
import { solve } from '../solve.js';
import { largestDifference } from '../testing/largest-difference.js';
import { syntheticReturns } from '../testing/synthetic-returns.js';

describe('minByCuts', () => {
  it.each([
    { rows: 60, cols: 12, seed: 9 },
    { rows: 120, cols: 20, seed: 6 },
  ])('keeps the budget to rounding over many moves, $rows × $cols', (shape) => {
    const { iterations, budgetError } = solve({ profile: 'min_gini', returns: syntheticReturns(shape) }).certificate;
    expect(iterations).toBeGreaterThan(80);
    expect(budgetError).toBeLessThanOrEqual(4e-15);
  });

  it.each([6, 7, 14, 49])(
    'takes the rounding of a weight at its bound for none where there is no risk, of %i assets',
    (cols) => {
      const gains = Float64Array.from({ length: 3 * cols }, (_, k) => 0.01 + 0.001 * ((k * 7919) % 13));
      const returns = namedReturns(cols, gains);
      for (const profile of [
        'min_max_drawdown',
        'min_average_drawdown',
        'min_cdar',
        'min_edar',
        'min_ulcer_index',
      ] as const) {
        const { weights, certificate } = solve({
          profile,
          returns,
          options: { minWeight: 1 / cols, maxWeight: 1 / cols },
        });
        for (const weight of weights) expect(Math.abs(weight - 1 / cols), profile).toBeLessThanOrEqual(1e-15);
        expect(certificate.dualityGap, profile).toBeLessThanOrEqual(1e-12);
      }
    },
  );

  it.each([29, 93, 402])(
    'takes no group that is above its cap by rounding for one that has to give way, seed %i',
    (seed) => {
      const returns = syntheticReturns({ rows: 6, cols: 3, seed });
      const options = { alpha: 0.15, clusters: [0, 0, 0], clusterCap: 1 };
      const { weights, certificate } = solve({ profile: 'min_cdar', returns, options });
      expect(certificate.dualityGap).toBeLessThanOrEqual(1e-10);
      const free = solve({ profile: 'min_cdar', returns, options: { alpha: 0.15 } });
      expect(largestDifference(weights, free.weights)).toBeLessThanOrEqual(1e-12);
    },
  );
});
