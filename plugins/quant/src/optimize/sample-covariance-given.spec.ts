import { describe, expect, it } from 'vitest';
import { InvalidInputError, QuantError } from '../errors.js';
import { selectColumns, sliceRows } from '../matrix/returns-matrix.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { slidingCovariance } from '../moments/sliding-covariance.js';
import type { RiskProfile } from '../names.js';
import { solve } from './solve.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const BY_COVARIANCE = ['min_variance', 'max_sharpe', 'risk_parity', 'hrp', 'herc', 'nco'] satisfies RiskProfile[];
const RETURNS = syntheticReturns({ rows: 120, cols: 6, seed: 2 });

describe.each(BY_COVARIANCE)('solve %s with the sample covariance given', (profile) => {
  it('has the bits of the one that makes it', () => {
    const given = solve({ profile, returns: RETURNS, sampleCovariance: sampleCovariance(RETURNS) });
    expect(given).toEqual(solve({ profile, returns: RETURNS }));
  });

  it('leaves out the rows and columns of what is dropped', () => {
    const returns = { ...RETURNS, values: RETURNS.values.map((value, k) => (k % 6 === 2 ? 0.001 : value)) };
    const { weights, dropped } = solve({ profile, returns, sampleCovariance: sampleCovariance(returns) });
    expect(dropped).toHaveLength(1);
    expect(weights).toEqual(solve({ profile, returns }).weights);
  });

  it('does not read it for another estimator', () => {
    const options = { covariance: 'ledoit_wolf' } as const;
    const sample = new Float64Array(36).fill(1);
    expect(solve({ profile, returns: RETURNS, options, sampleCovariance: sample }).weights).toEqual(
      solve({ profile, returns: RETURNS, options }).weights,
    );
  });

  it('gives a window of many assets the weights that it has on its own, within rounding', () => {
    const returns = syntheticReturns({ rows: 90, cols: 140, seed: 3 });
    const covarianceAt = slidingCovariance(returns, { rows: 60, step: 10 });
    const window = sliceRows(returns, 30, 90);
    const { weights, certificate } = solve({ profile, returns: window, sampleCovariance: covarianceAt(3) });
    expect(certificate.kktResidual ?? 0).toBeLessThanOrEqual(1e-8);
    expect(largestDifference(weights, solve({ profile, returns: window }).weights)).toBeLessThanOrEqual(1e-8);
  });
});

describe('a walk-forward with sliding covariances', () => {
  const [rows, step, windows] = [40, 5, 20];
  const returns = syntheticReturns({ rows: rows + (windows - 1) * step, cols: 130, seed: 4 });
  const every = Array.from({ length: windows }, (_, k) => k);

  /** Weights of all profiles in the windows of one worker. */
  const work = (mine: readonly number[]) => {
    const covarianceAt = slidingCovariance(returns, { rows, step });
    return mine.map((k) => {
      const window = sliceRows(returns, k * step, k * step + rows);
      const sample = covarianceAt(k);
      return BY_COVARIANCE.map((profile) => solve({ profile, returns: window, sampleCovariance: sample }).weights);
    });
  };
  const alone = work(every);

  it.each([2, 8])('has the same bits for %i workers', (workers) => {
    for (let worker = 0; worker < workers; worker++) {
      const mine = every.filter((k) => k % workers === worker);
      expect(work(mine)).toEqual(mine.map((k) => alone[k]));
    }
  });
});

describe('solve, sampleCovariance', () => {
  const refused = (sample: Float64Array) => () =>
    solve({ profile: 'min_variance', returns: RETURNS, sampleCovariance: sample });

  it('refuses that of another universe', () => {
    expect(refused(sampleCovariance(selectColumns(RETURNS, [0, 1])))).toThrow(InvalidInputError);
    expect(refused(sampleCovariance(selectColumns(RETURNS, [0, 1])))).toThrow('6 × 6');
  });

  it.each(BY_COVARIANCE)('solves no %s of one that is not finite', (profile) => {
    const broken = sampleCovariance(RETURNS);
    broken[8] = broken[13] = Number.NaN;
    expect(() => solve({ profile, returns: RETURNS, sampleCovariance: broken })).toThrow(QuantError);
  });
});
