import { describe, expect, it } from 'vitest';
import { InfeasibleError, InvalidInputError } from '../../errors.js';
import { returnsMatrix } from '../../matrix/returns-matrix.js';
import { riskMeasure } from '../../risk/risk-measures.js';
import { largestDifference } from '../testing/largest-difference.js';
import { seriesOf } from '../testing/portfolio-series.js';
import { syntheticReturns } from '../testing/synthetic-returns.js';
import { NOTHING_GAINS } from './greatest-ratio.js';
import { optimise } from './optimise.js';
import type { ProgramInput } from './types.js';

/** Independent columns of sample variance 1/3 and 4/3, means 0.1 and 0.3. */
const PAIR = returnsMatrix(['a', 'b'], Float64Array.of(0.6, 1.3, -0.4, 1.3, 0.6, -0.7, -0.4, -0.7));
const LEAST = { kind: 'least_risk' } as const;
const returns = syntheticReturns({ rows: 80, cols: 6, seed: 11 });
const before = [0.3, 0.1, 0.25, 0.05, 0.2, 0.1];

function weightsOf(parts: Partial<ProgramInput>) {
  return optimise({ returns: PAIR, measure: 'variance', objective: LEAST, ...parts }).weights;
}

describe('optimise, of two independent assets', () => {
  it('has the closed form of the least variance', () => {
    expect(largestDifference(weightsOf({}), [0.8, 0.2])).toBeLessThanOrEqual(1e-6);
  });

  it('has that of the greatest ratio: weights as the means over the variances', () => {
    const weights = weightsOf({ measure: 'standard_deviation', objective: { kind: 'max_ratio' } });
    expect(largestDifference(weights, [4 / 7, 3 / 7])).toBeLessThanOrEqual(1e-6);
  });

  it('has that of the utility, w = (σ₂² + (g₁ - g₂)/2λ) / (σ₁² + σ₂²)', () => {
    const weights = weightsOf({ objective: { kind: 'utility', riskAversion: 0.5 } });
    const first = (4 / 3 - 0.2) / (5 / 3);
    expect(largestDifference(weights, [first, 1 - first])).toBeLessThanOrEqual(1e-6);
  });

  it('reaches a target return exactly, and a target risk from below', () => {
    const ofReturn = weightsOf({ objective: { kind: 'target_return', targetReturn: 0.25 } });
    expect(largestDifference(ofReturn, [0.25, 0.75])).toBeLessThanOrEqual(1e-12);
    const ofRisk = weightsOf({ objective: { kind: 'target_risk', targetRisk: (0.0625 + 4 * 0.5625) / 3 } });
    expect(largestDifference(ofRisk, [0.25, 0.75])).toBeLessThanOrEqual(1e-10);
  });

  it('keeps a linear limit, where it binds with equality', () => {
    const linear = [{ coefficients: [3, 1], atMost: 2 }];
    expect(largestDifference(weightsOf({ constraints: { linear } }), [0.5, 0.5])).toBeLessThanOrEqual(1e-12);
  });

  it('buys no more than the turnover allows: half of it, the other half is sold', () => {
    const turnover = { from: [0.2, 0.8], total: 0.5 };
    expect(largestDifference(weightsOf({ constraints: { turnover } }), [0.45, 0.55])).toBeLessThanOrEqual(1e-12);
    const tracking = { from: [0.2, 0.8], each: 0.1 };
    expect(largestDifference(weightsOf({ constraints: { turnover, tracking } }), [0.3, 0.7])).toBeLessThanOrEqual(
      1e-12,
    );
  });

  it('takes the expected returns that it is given', () => {
    const expectedReturns = Float64Array.of(0.3, 0.1);
    const objective = { kind: 'target_risk', targetRisk: 100 } as const;
    expect(weightsOf({ objective, expectedReturns })).toEqual(Float64Array.of(1, 0));
  });
});

describe('optimise', () => {
  it.each(['flpm', 'slpm'] as const)('measures %s from the return that is asked for', (measure) => {
    const measureOptions = { minAcceptableReturn: 0.004 };
    const { weights, risk } = optimise({ returns, measure, measureOptions, objective: LEAST });
    const series = seriesOf(returns, weights);
    const expected = riskMeasure(measure, series, measureOptions);
    expect(Math.abs(risk - expected)).toBeLessThanOrEqual(1e-12 * expected);
    expect(expected).toBeGreaterThan(1.1 * riskMeasure(measure, series));
  });

  it.each([
    LEAST,
    { kind: 'utility', riskAversion: 2 },
    { kind: 'target_return', targetReturn: 0.25 },
    { kind: 'target_risk', targetRisk: 0.4 },
    { kind: 'max_ratio' },
  ] as const)('says of $kind by which method, in how many steps and how exactly it was solved', (objective) => {
    const { certificate } = optimise({ returns: PAIR, measure: 'mad', objective });
    expect(certificate).toMatchObject({ solver: 'cutting-planes', notes: [] });
    expect(certificate.iterations).toBeGreaterThan(0);
    expect(certificate.iterations).toBeLessThan(100);
    expect(certificate.dualityGap).toBeLessThanOrEqual(1e-12);
  });

  it('gives the least risk and a note where nothing gains above the riskless rate', () => {
    const input = { returns, measure: 'cvar' } as const;
    const { weights, certificate } = optimise({ ...input, objective: { kind: 'max_ratio', riskFreeRate: 1 } });
    expect(weights).toEqual(optimise({ ...input, objective: LEAST }).weights);
    expect(certificate.notes).toContain(NOTHING_GAINS);
  });

  it('refuses a ratio to no risk', () => {
    const withCash = returnsMatrix(['a', 'cash'], Float64Array.of(0.02, 0.001, -0.01, 0.001, 0.005, 0.001));
    const ratio = () => optimise({ returns: withCash, measure: 'mad', objective: { kind: 'max_ratio' } });
    expect(ratio).toThrow(InfeasibleError);
    expect(ratio).toThrow('every portfolio must have a risk above 0 for the ratio to have a maximum');
  });

  it('gives one asset everything', () => {
    const single = returnsMatrix(['a'], Float64Array.of(0.01, -0.02, 0.005));
    const { weights, risk } = optimise({ returns: single, measure: 'max_drawdown', objective: LEAST });
    expect(weights).toEqual(Float64Array.of(1));
    expect(risk).toBeCloseTo(0.02, 15);
  });

  it('gives the weights before where nothing may be traded', () => {
    const constraints = { turnover: { from: before, total: 0 } };
    for (const measure of ['standard_deviation', 'cdar', 'evar'] as const) {
      const { weights } = optimise({ returns, measure, objective: LEAST, constraints });
      expect(largestDifference(weights, before)).toBeLessThanOrEqual(1e-12);
    }
  });

  it('proves its bound also from weights that have no risk and no slope', () => {
    const values = [
      0.004, 0.03, 0.001, -0.003, -0.02, 0.002, 0.005, 0.025, -0.001, -0.002, -0.01, 0.001, 0.001, -0.015, 0.002,
    ];
    const { weights, risk } = optimise({
      returns: returnsMatrix(['a', 'b', 'c'], Float64Array.from(values)),
      measure: 'cdar',
      objective: LEAST,
      constraints: { maxWeight: 0.7, turnover: { from: [0.5, 0.3, 0.2], total: 0.4 } },
      measureOptions: { alpha: 0.25 },
    });
    expect(largestDifference(weights, [0.5, 0.1, 0.4])).toBeLessThanOrEqual(1e-12);
    expect(risk).toBeCloseTo(0.00252, 12);
  });

  it.each([1e-4, 1e-6, 1e-9])('reaches the greatest mean where another is smaller by %d of it', (apart) => {
    const expectedReturns = Float64Array.of(0.003 * (1 - apart), 0.001, 0.003, 0.002, 0.0005, 0);
    const objective = { kind: 'target_return', targetReturn: 0.003 } as const;
    const { weights, certificate } = optimise({ returns, measure: 'variance', expectedReturns, objective });
    expect(certificate.dualityGap).toBeLessThanOrEqual(1e-8);
    expect(weights[2]).toBeGreaterThanOrEqual(1 - 1e-11 / apart);
  });

  it('keeps caps, limits and distances at once', () => {
    const linear = [{ coefficients: [0.5, 2, -1, 1, 0.3, 0.8], atMost: 0.25 }];
    const constraints = {
      minWeight: 0.02,
      maxWeight: 0.4,
      clusterCap: 0.45,
      clusters: [0, 0, 1, 1, 2, 2],
      linear,
      turnover: { from: before, total: 0.5 },
      tracking: { from: [0.1, 0.2, 0.2, 0.2, 0.2, 0.1], total: 0.7, each: 0.25 },
    };
    const { weights, certificate } = optimise({ returns, measure: 'semi_deviation', objective: LEAST, constraints });
    const distance = (from: number[]) => weights.reduce((sum, w, i) => sum + Math.abs(w - from[i]), 0);
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
    expect(weights.reduce((sum, w, i) => sum + w * linear[0].coefficients[i], 0)).toBeLessThanOrEqual(0.25 + 1e-12);
    expect(distance(before)).toBeLessThanOrEqual(0.5 + 1e-12);
    expect(distance([0.1, 0.2, 0.2, 0.2, 0.2, 0.1])).toBeLessThanOrEqual(0.7 + 1e-12);
    expect(weights[0] + weights[1]).toBeLessThanOrEqual(0.45 + 1e-12);
  });
});

describe('optimise refuses', () => {
  const refusals: [string, Partial<ProgramInput>, typeof InfeasibleError | typeof InvalidInputError, string][] = [
    [
      'linear limits that exclude each other',
      {
        constraints: {
          linear: [
            { coefficients: [1, 0], atMost: 0.3 },
            { coefficients: [-1, 0], atMost: -0.6 },
          ],
        },
      },
      InfeasibleError,
      'weights within bounds and caps must satisfy all linear limits at once',
    ],
    [
      'a turnover that cannot reach the budget',
      { constraints: { turnover: { from: [0, 0], total: 0.9 } } },
      InfeasibleError,
      'constraints.turnover.total',
    ],
    [
      'a distance of each that excludes the budget',
      { constraints: { tracking: { from: [0, 0.2], each: 0.1 } } },
      InfeasibleError,
      'constraints.tracking.each: weights of sum 1 within bounds and caps must be as near as this, got 0.1',
    ],
    [
      'a target return above the greatest',
      { objective: { kind: 'target_return', targetReturn: 0.5 } },
      InfeasibleError,
      'objective.targetReturn: a portfolio must reach the target, got 0.5 (expected at most 0.3',
    ],
    [
      'a target risk below the least',
      { objective: { kind: 'target_risk', targetRisk: 0.1 } },
      InfeasibleError,
      'objective.targetRisk: a portfolio must be within the target, got 0.1 (expected at least 0.26',
    ],
    ['no aversion', { objective: { kind: 'utility', riskAversion: 0 } }, InvalidInputError, 'objective.riskAversion'],
    [
      'an unknown objective',
      { objective: { kind: 'most_luck' } as never },
      InvalidInputError,
      'objective.kind: the name must be known, got most_luck',
    ],
    ['an unknown measure', { measure: 'var' as never }, InvalidInputError, 'optimise: measure'],
    [
      'a limit of another universe',
      { constraints: { linear: [{ coefficients: [1], atMost: 1 }] } },
      InvalidInputError,
      'constraints.linear[0].coefficients: each asset needs a finite number, got 1 numbers (expected 2',
    ],
    [
      'a distance below 0',
      { constraints: { turnover: { from: [0.5, 0.5], total: -1 } } },
      InvalidInputError,
      'constraints.turnover.total: a distance is not negative, got -1',
    ],
    [
      'a missing return',
      { returns: returnsMatrix(['a', 'b'], Float64Array.of(0.1, 0.2, Number.NaN, 0.1)) },
      InvalidInputError,
      'returns of a, row 1: every return must be there, got NaN',
    ],
    [
      'expected returns of another universe',
      { expectedReturns: Float64Array.of(1) },
      InvalidInputError,
      'expectedReturns: each asset needs a finite number',
    ],
    ['a tail of 5 per cent as 5', { measureOptions: { alpha: 5 } }, InvalidInputError, 'measureOptions.alpha'],
  ];

  it.each(refusals)('%s', (_, parts, error, message) => {
    expect(() => weightsOf(parts)).toThrow(error);
    expect(() => weightsOf(parts)).toThrow(message);
  });
});
