import { describe, expect, it } from 'vitest';
import { type ReturnsMatrix, selectColumns } from '../matrix/returns-matrix.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { antifragility } from '../select/antifragility.js';
import { barbell } from './barbell.js';
import { constraintsFor } from './constraints.js';
import { hrp } from './hrp.js';
import { ofReturns } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import type { Regime, SolveOptions } from './types.js';

interface Setting {
  readonly clusters: readonly number[];
  readonly regime?: Regime;
  readonly maxAggressorClusters?: number;
  readonly bounds?: SolveOptions;
}

function solveBarbell(returns: ReturnsMatrix, setting: Setting) {
  const { clusters, regime = 'NORMAL', maxAggressorClusters = 5, bounds = {} } = setting;
  const problem = { returns, covariance: sampleCovariance(returns), clusters, regime, maxAggressorClusters, hrp: {} };
  return barbell(problem, constraintsFor(returns.cols, bounds));
}

const best = (scores: Float64Array, candidates: readonly number[]) =>
  candidates.reduce((a, b) => (scores[b] > scores[a] ? b : a));

describe('barbell', () => {
  it.each([
    ['QUIET', 0.15],
    ['NORMAL', 0.1],
    ['TURBULENT', 0.05],
    ['CRISIS', 0.03],
  ] as const)(
    'gives the aggressor of two clusters the budget of regime %s, and the other cluster the rest',
    (regime, budget) => {
      const returns = syntheticReturns({ rows: 260, cols: 5, seed: 8 });
      const clusters = [0, 0, 0, 1, 1];
      const { weights, certificate } = solveBarbell(returns, { clusters, regime });
      const aggressor = best(antifragility(returns), [0, 1, 2, 3, 4]);
      const core = [0, 1, 2, 3, 4].filter((i) => clusters[i] !== clusters[aggressor]);
      const expected = clusters.map((_, i) => {
        if (i === aggressor) return budget;
        return core.includes(i) ? (1 - budget) / core.length : 0;
      });
      expect(largestDifference(weights, expected)).toBeLessThanOrEqual(1e-15);
      expect(certificate.notes).toEqual([
        `aggressors asset ${aggressor} share ${budget} (${regime}), the core of ${core.length} the rest`,
      ]);
    },
  );

  it('weighs a core of ten or more by hierarchical risk parity', () => {
    const returns = syntheticReturns({ rows: 260, cols: 24, seed: 2 });
    const clusters = Array.from({ length: 24 }, (_, i) => i % 6);
    const { weights, certificate } = solveBarbell(returns, { clusters });
    const scores = antifragility(returns);
    const champions = [0, 1, 2, 3, 4, 5].map((label) => best(scores, [label, label + 6, label + 12, label + 18]));
    const aggressors = champions.sort((i, j) => scores[j] - scores[i]).slice(0, 3);
    const core = clusters.flatMap((label, i) => (aggressors.some((a) => clusters[a] === label) ? [] : [i]));
    const inner = hrp(ofReturns(selectColumns(returns, core)), constraintsFor(core.length, {})).weights;
    for (const i of aggressors) expect(weights[i]).toBeCloseTo(0.1 / 3, 15);
    core.forEach((i, k) => {
      expect(weights[i]).toBeCloseTo(0.9 * inner[k], 15);
    });
    expect(weights.filter((w) => w > 0).length).toBe(3 + core.length);
    expect(certificate.solver).toBe('bisection');
  });

  it('takes no more aggressors than it is allowed', () => {
    const returns = syntheticReturns({ rows: 260, cols: 8, seed: 4 });
    const { weights } = solveBarbell(returns, { clusters: [0, 1, 2, 3, 4, 5, 6, 7], maxAggressorClusters: 1 });
    expect(Array.from(weights).filter((w) => Math.abs(w - 0.1) < 1e-15).length).toBe(1);
    expect(Array.from(weights).filter((w) => Math.abs(w - 0.9 / 7) < 1e-15).length).toBe(7);
  });

  it.each([1, 6])('is hierarchical risk parity where all %i assets are one cluster, and says so', (n) => {
    const returns = syntheticReturns({ rows: 100, cols: n, seed: 6 });
    const { weights, certificate } = solveBarbell(returns, { clusters: new Array<number>(n).fill(3) });
    expect(weights).toEqual(hrp(ofReturns(returns), constraintsFor(n, {})).weights);
    expect(certificate.notes).toEqual([`barbell needs two clusters, got one of ${n} assets: HRP instead`]);
  });

  it('is projected as a whole where bounds bind', () => {
    const returns = syntheticReturns({ rows: 260, cols: 5, seed: 8 });
    const setting = { clusters: [0, 0, 0, 1, 1], bounds: { maxWeight: 0.3 } };
    const { weights, certificate } = solveBarbell(returns, setting);
    expect(Math.max(...weights)).toBe(0.3);
    expect(certificate.budgetError).toBeLessThanOrEqual(1e-15);
    expect(certificate.notes[1]).toBe('bounds bind: projected onto them (Euclidean)');
  });
});
