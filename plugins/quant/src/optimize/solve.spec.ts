import { describe, expect, it } from 'vitest';
import { InfeasibleError, InvalidInputError, NotSolvedError } from '../errors.js';
import { type ReturnsMatrix, returnsMatrix, selectColumns } from '../matrix/returns-matrix.js';
import { conditionNumber } from '../moments/condition-number.js';
import { ledoitWolf } from '../moments/ledoit-wolf.js';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { RISK_PROFILES, type RiskProfile } from '../names.js';
import { constraintsFor } from './constraints.js';
import type { HardeningError } from './hardening.js';
import { hrp } from './hrp.js';
import { minVariance } from './min-variance.js';
import { solve } from './solve.js';
import type { SolveInput } from './solve-input.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import type { SolveOptions } from './types.js';

const RETURNS = syntheticReturns({ rows: 120, cols: 6, seed: 1 });
const TARGETS: SolveOptions = { targetReturn: -1, targetVolatility: 1 };
const BARBELL: SolveOptions = { ...TARGETS, clusters: [0, 0, 1, 1, 2, 2], regime: 'NORMAL' };

/** The same returns with columns replaced. */
function withColumns(returns: ReturnsMatrix, columns: Record<number, (t: number) => number>): ReturnsMatrix {
  const { cols } = returns;
  const values = returns.values.map((value, k) => columns[k % cols]?.(Math.floor(k / cols)) ?? value);
  return { ...returns, values };
}

const first = (returns: ReturnsMatrix, n: number) =>
  selectColumns(
    returns,
    Array.from({ length: n }, (_, j) => j),
  );

describe.each(RISK_PROFILES)('solve, profile %s', (profile) => {
  it('solves at the first attempt with a certificate that holds', () => {
    const result = solve({ profile, returns: RETURNS, options: BARBELL });
    expect(result.status).toBe('success');
    expect(result.attempts).toHaveLength(1);
    expect(result.attempts[0]).toMatchObject({ outcome: 'solved', reason: '' });
    expect(result.dropped).toEqual([]);
    expect(result.certificate.budgetError).toBeLessThanOrEqual(1e-12);
    expect(result.certificate.boundViolation).toBe(0);
    expect(Math.abs(result.weights.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-12);
  });

  it('drops constant and incomplete columns: weight 0, the others as if these were not there', () => {
    const broken = withColumns(RETURNS, { 1: () => 0.0004, 4: (t) => (t === 7 ? Number.NaN : 0.01 * (t % 3)) });
    const result = solve({ profile, returns: broken, options: BARBELL });
    const without = solve({
      profile,
      returns: selectColumns(RETURNS, [0, 2, 3, 5]),
      options: { ...BARBELL, clusters: [0, 1, 1, 2] },
    });
    expect(result.dropped).toEqual([
      { asset: 'asset 1', reason: 'constant at 0.0004' },
      { asset: 'asset 4', reason: 'no observation in 1 of 120 rows' },
    ]);
    const { weights, certificate } = without;
    expect(result.weights).toEqual(Float64Array.of(weights[0], 0, weights[1], weights[2], 0, weights[3]));
    expect(result.certificate).toEqual(certificate);
  });

  it.each([1, 2])('works with %i assets', (n) => {
    const options: SolveOptions = { ...TARGETS, clusters: n === 1 ? [0] : [0, 1], regime: 'CRISIS' };
    const { weights } = solve({ profile, returns: first(RETURNS, n), options });
    expect(weights).toHaveLength(n);
    expect(weights.every((w) => w >= 0 && w <= 1)).toBe(true);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
  });

  it('satisfies bounds, dropped columns apart', () => {
    const returns = withColumns(RETURNS, { 0: () => 0 });
    const result = solve({ profile, returns, options: { ...BARBELL, minWeight: 0.1, maxWeight: 0.25 } });
    expect(result.weights[0]).toBe(0);
    for (const w of result.weights.slice(1)) {
      expect(w).toBeGreaterThanOrEqual(0.1 - 1e-12);
      expect(w).toBeLessThanOrEqual(0.25 + 1e-12);
    }
  });

  it('satisfies a cap on clusters, with the labels of the columns that are left', () => {
    const returns = withColumns(RETURNS, { 0: () => 0 });
    const options: SolveOptions = { ...TARGETS, clusters: [9, 0, 0, 0, 1, 1], clusterCap: 0.55, regime: 'QUIET' };
    const { weights, certificate } = solve({ profile, returns, options });
    expect(weights[1] + weights[2] + weights[3]).toBeLessThanOrEqual(0.55 + 1e-12);
    expect(weights[4] + weights[5]).toBeLessThanOrEqual(0.55 + 1e-12);
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
  });

  it('refuses bounds that the columns left cannot satisfy', () => {
    const returns = withColumns(RETURNS, { 0: () => 0, 1: () => Number.NaN });
    const infeasible = () => solve({ profile, returns, options: { ...BARBELL, maxWeight: 0.2 } });
    expect(infeasible).toThrow(InfeasibleError);
    expect(infeasible).toThrow('maxWeight = 0.2, N = 4');
  });

  it('does not solve where every column is constant or incomplete', () => {
    const columns = Object.fromEntries(RETURNS.assets.map((_, j) => [j, () => (j % 2 ? Number.NaN : 0.01)]));
    const unusable = () => solve({ profile, returns: withColumns(RETURNS, columns), options: BARBELL });
    expect(unusable).toThrow(NotSolvedError);
    expect(unusable).toThrow('6 dropped columns of 6');
  });

  it('gives the same bytes at every call, and leaves its input alone', () => {
    const values = RETURNS.values.slice();
    const [one, other] = [1, 2].map(() => solve({ profile, returns: RETURNS, options: BARBELL }));
    expect(one).toEqual(other);
    expect(RETURNS.values).toEqual(values);
  });
});

describe('solve', () => {
  it('has one attempt at ridge 0, without a condition, for profiles that use no covariance', () => {
    for (const profile of ['equal_weight', 'inverse_volatility'] as const) {
      expect(solve({ profile, returns: RETURNS }).attempts).toEqual([
        { ridge: 0, conditionNumber: null, outcome: 'solved', reason: '' },
      ]);
    }
  });

  it('attempts ridge 0.01 of the sample covariance by default, with the condition of that matrix', () => {
    const covariance = ridgeCovariance(sampleCovariance(RETURNS), 6, 0.01);
    const { weights, attempts } = solve({ profile: 'min_variance', returns: RETURNS });
    expect(weights).toEqual(minVariance(covariance, constraintsFor(6, {})).weights);
    expect(attempts[0]).toMatchObject({ ridge: 0.01, conditionNumber: conditionNumber(covariance, 6) });
  });

  it('takes another estimator, first ridge and mode of the hierarchy', () => {
    const covariance = ridgeCovariance(ledoitWolf(RETURNS).covariance, 6, 0.3);
    const options: SolveOptions = {
      covariance: 'ledoit_wolf',
      shrinkageIntensity: 0.3,
      hrp: { mode: 'dendrogram', linkage: 'average' },
    };
    const { weights, attempts } = solve({ profile: 'hrp', returns: RETURNS, options });
    expect(weights).toEqual(hrp({ covariance, returns: RETURNS }, constraintsFor(6, {}), options.hrp).weights);
    expect(attempts[0].ridge).toBe(0.3);
  });

  it('falls back to a harder ridge where the first has no solution: risk parity of a perfect hedge', () => {
    const returns = returnsMatrix(['long', 'short'], Float64Array.of(0.01, -0.01, -0.02, 0.02, 0.03, -0.03));
    const result = solve({ profile: 'risk_parity', returns, options: { shrinkageIntensity: 0 } });
    expect(result.status).toBe('fallback');
    expect(result.attempts.map(({ ridge, outcome }) => [ridge, outcome])).toEqual([
      [0, 'failed'],
      [0.15, 'solved'],
    ]);
    expect(result.attempts[0].reason).toContain('risk share error');
    expect(result.weights[0]).toBeCloseTo(0.5, 12);
  });

  it('notes a cluster cap that was raised', () => {
    const options = { clusterCap: 0.2, clusters: [0, 0, 1, 1, 2, 2] };
    const { weights, certificate } = solve({ profile: 'min_variance', returns: RETURNS, options });
    expect(certificate.notes).toEqual([`clusterCap raised from 0.2 to ${1 / 3}: 1/(number of clusters)`]);
    expect(weights[0] + weights[1]).toBeCloseTo(1 / 3, 12);
  });

  it('carries no attempts where no column reached a solver', () => {
    try {
      solve({ profile: 'hrp', returns: returnsMatrix(['flat'], Float64Array.of(0, 0)) });
    } catch (error) {
      expect((error as HardeningError).attempts).toEqual([]);
    }
    expect.assertions(1);
  });

  it.each<{ what: string; input: SolveInput; named: string }>([
    {
      what: 'an unknown profile',
      input: { profile: 'hercules' as RiskProfile, returns: RETURNS },
      named: 'solve: profile',
    },
    {
      what: 'no columns',
      input: { profile: 'hrp', returns: returnsMatrix([], new Float64Array(0)) },
      named: '0 rows × 0 columns',
    },
    {
      what: 'one row',
      input: { profile: 'hrp', returns: returnsMatrix(['a'], Float64Array.of(0.1)) },
      named: '1 rows × 1 columns',
    },
    {
      what: 'labels of another universe',
      input: { profile: 'hrp', returns: RETURNS, options: { clusters: [0, 1] } },
      named: '2 labels (expected 6 labels)',
    },
    {
      what: 'a cap without labels',
      input: { profile: 'hrp', returns: RETURNS, options: { clusterCap: 0.5 } },
      named: 'no labels',
    },
    {
      what: 'an intensity above 1',
      input: { profile: 'hrp', returns: RETURNS, options: { shrinkageIntensity: 1.5 } },
      named: 'got 1.5',
    },
    {
      what: 'a barbell without clusters',
      input: { profile: 'barbell', returns: RETURNS, options: { regime: 'QUIET' } },
      named: 'clusters undefined',
    },
    {
      what: 'a barbell without a regime',
      input: { profile: 'barbell', returns: RETURNS, options: { clusters: [0, 1, 2, 3, 4, 5] } },
      named: 'regime undefined',
    },
    {
      what: 'a target return that is missing',
      input: { profile: 'target_return', returns: RETURNS },
      named: 'solve: options.targetReturn: the profile needs a finite number per period, got undefined',
    },
    {
      what: 'a target volatility that is not a number',
      input: { profile: 'target_volatility', returns: RETURNS, options: { targetVolatility: Number.NaN } },
      named: 'got NaN',
    },
    {
      what: 'a riskless rate that is infinite',
      input: { profile: 'max_sharpe', returns: RETURNS, options: { riskFreeRate: Number.POSITIVE_INFINITY } },
      named: 'solve: options.riskFreeRate',
    },
    {
      what: 'no aversion to risk',
      input: { profile: 'mean_variance', returns: RETURNS, options: { riskAversion: 0 } },
      named: 'solve: options.riskAversion',
    },
    {
      what: 'a barbell without aggressors',
      input: { profile: 'barbell', returns: RETURNS, options: { ...BARBELL, maxAggressorClusters: 0 } },
      named: 'maxAggressorClusters 0',
    },
  ])('refuses $what', ({ input, named }) => {
    expect(() => solve(input)).toThrow(InvalidInputError);
    expect(() => solve(input)).toThrow(named);
  });
});
