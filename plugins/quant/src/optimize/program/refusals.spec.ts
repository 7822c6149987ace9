import { describe, expect, it } from 'vitest';
import { InfeasibleError, InvalidInputError } from '../../errors.js';
import { namedReturns } from '../../moments/testing/arbitraries.js';
import type { ConvexMeasure } from './measures.js';
import { optimise } from './optimise.js';
import { riskFrontier } from './risk-frontier.js';
import type { Objective, ProgramConstraints, ProgramInput } from './types.js';

const returns = namedReturns(2, Float64Array.of(0.02, 0.01, -0.01, 0.02, 0.03, -0.02));
const plain: ProgramInput = { returns, measure: 'mad', objective: { kind: 'least_risk' } };
const ask = (change: Partial<ProgramInput>) => optimise({ ...plain, ...change });
const within = (constraints: ProgramConstraints) => optimise({ ...plain, constraints });

describe('a program says what it refuses, and why', () => {
  it.each<[string, new (...args: never[]) => Error, () => unknown]>([
    [
      'optimise: returns: weights need a history, got 1 rows × 2 columns (expected rows ≥ 2, columns ≥ 1). The train window or the universe is empty.',
      InvalidInputError,
      () => ask({ returns: { ...returns, rows: 1 } }),
    ],
    [
      'optimise: returns of asset 1, row 1: every return must be there, got NaN (expected a finite number). The asset has no price on that date; select the columns that have all.',
      InvalidInputError,
      () => ask({ returns: namedReturns(2, Float64Array.of(0.02, 0.01, 0, Number.NaN)) }),
    ],
    [
      'optimise: returns: some return must differ from 0, got only zeros (expected a history of prices that move). The source repeats its last prices.',
      InvalidInputError,
      () => ask({ returns: namedReturns(2, new Float64Array(4)) }),
    ],
    [
      'optimise: measure: the name must be known, got var (expected variance, standard_deviation, semi_variance, semi_deviation, mad, flpm, slpm, cvar, tail_gini, evar, worst_realisation, range, cvar_range, max_drawdown, average_drawdown, cdar, edar, ulcer_index, gini_mean_difference). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask({ measure: 'var' as ConvexMeasure }),
    ],
    [
      'optimise: measureOptions.alpha: the value is a fraction, got 1 (expected above 0 and below 1). A percentage was given for a fraction.',
      InvalidInputError,
      () => ask({ measure: 'cvar', measureOptions: { alpha: 1 } }),
    ],
    [
      'optimise: measureOptions.minAcceptableReturn: a shortfall is measured from a finite return, got NaN (expected a fraction per period, such as 0). It was computed from an empty series.',
      InvalidInputError,
      () => ask({ measure: 'flpm', measureOptions: { minAcceptableReturn: Number.NaN } }),
    ],
    [
      'optimise: expectedReturns: each asset needs a finite number, got 1 numbers (expected 2 finite numbers). It belongs to another universe than the returns.',
      InvalidInputError,
      () => ask({ expectedReturns: Float64Array.of(0.01) }),
    ],
    [
      'optimise: expectedReturns: each asset needs a finite number, got NaN at 1 (expected 2 finite numbers). It belongs to another universe than the returns.',
      InvalidInputError,
      () => ask({ expectedReturns: Float64Array.of(0.01, Number.NaN) }),
    ],
    [
      'optimise: objective.kind: the name must be known, got most_gain (expected least_risk, max_ratio, utility, target_return, target_risk). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask({ objective: { kind: 'most_gain' } as unknown as Objective }),
    ],
    [
      'optimise: objective.riskFreeRate: a limit or rate is a number, got NaN (expected a finite number). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => ask({ objective: { kind: 'max_ratio', riskFreeRate: Number.NaN } }),
    ],
    [
      'optimise: objective.targetReturn: a limit or rate is a number, got NaN (expected a finite number). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => ask({ objective: { kind: 'target_return', targetReturn: Number.NaN } }),
    ],
    [
      'optimise: objective.targetRisk: a limit or rate is a number, got Infinity (expected a finite number). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => ask({ objective: { kind: 'target_risk', targetRisk: Number.POSITIVE_INFINITY } }),
    ],
    [
      'optimise: objective.riskAversion: risk must cost something, and not everything, got 0 (expected above 0, finite). Without aversion the answer is the greatest mean; with no other aim it is least_risk.',
      InvalidInputError,
      () => ask({ objective: { kind: 'utility', riskAversion: 0 } }),
    ],
    [
      'optimise: objective.riskAversion: risk must cost something, and not everything, got Infinity (expected above 0, finite). Without aversion the answer is the greatest mean; with no other aim it is least_risk.',
      InvalidInputError,
      () => ask({ objective: { kind: 'utility', riskAversion: Number.POSITIVE_INFINITY } }),
    ],
    [
      'optimise: objective.targetReturn: a portfolio must reach the target, got 0.5 (expected at most 0.25, the greatest mean return under the constraints). The target is of another period than the returns, or the window had no gains like it.',
      InfeasibleError,
      () =>
        ask({ objective: { kind: 'target_return', targetReturn: 0.5 }, expectedReturns: Float64Array.of(0.25, 0.125) }),
    ],
    [
      'optimise: objective.targetRisk: a portfolio must be within the target, got 0.25 (expected at least 0.5, the least risk under the constraints). The target is of another period than the returns, or the window had more risk.',
      InfeasibleError,
      () =>
        ask({
          returns: namedReturns(2, Float64Array.of(0.5, 0.5, -0.5, -0.5)),
          objective: { kind: 'target_risk', targetRisk: 0.25 },
        }),
    ],
    [
      'optimise: objective max_ratio: every portfolio must have a risk above 0 for the ratio to have a maximum, got 0 for the least (expected above 0). The window is short or has an asset without risk; leave it out, or ask for a utility.',
      InfeasibleError,
      () => ask({ returns: namedReturns(2, Float64Array.of(0.5, 0.25, -0.5, 0.25)), objective: { kind: 'max_ratio' } }),
    ],
    [
      'optimise: constraints.turnover.from: each asset needs a finite number, got 1 numbers (expected 2 finite numbers). It belongs to another universe than the returns.',
      InvalidInputError,
      () => within({ turnover: { from: [0.5], each: 0.1 } }),
    ],
    [
      'optimise: constraints.turnover.from: each asset needs a finite number, got NaN at 1 (expected 2 finite numbers). It belongs to another universe than the returns.',
      InvalidInputError,
      () => within({ turnover: { from: [0.5, Number.NaN], total: 0.1 } }),
    ],
    [
      'optimise: constraints.turnover.each: a distance is not negative, got -0.1 (expected 0 or more, finite; left out where it is not limited). It was computed from an empty series.',
      InvalidInputError,
      () => within({ turnover: { from: [0.5, 0.5], each: -0.1 } }),
    ],
    [
      'optimise: constraints.tracking.total: a distance is not negative, got Infinity (expected 0 or more, finite; left out where it is not limited). It was computed from an empty series.',
      InvalidInputError,
      () => within({ tracking: { from: [0.5, 0.5], total: Number.POSITIVE_INFINITY } }),
    ],
    [
      'optimise: constraints.tracking.each: weights of sum 1 within bounds and caps must be as near as this, got 0.1 (expected a greater distance). The weights it is measured from break the bounds, or do not sum to 1.',
      InfeasibleError,
      () => within({ tracking: { from: [0.1, 0.1], each: 0.1 } }),
    ],
    [
      'optimise: constraints.turnover.total: weights within bounds and caps must satisfy all linear limits at once, got weights that exceed it by 1 of its largest coefficient at least (expected a limit that some weights satisfy). It is too tight, or another limit excludes it.',
      InfeasibleError,
      () => within({ turnover: { from: [0, 0], total: 0.5 } }),
    ],
    [
      'optimise: constraints.linear[0].atMost: a limit or rate is a number, got NaN (expected a finite number). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => within({ linear: [{ coefficients: [1, 2], atMost: Number.NaN }] }),
    ],
    [
      'optimise: constraints.linear[0].coefficients: each asset needs a finite number, got 3 numbers (expected 2 finite numbers). It belongs to another universe than the returns.',
      InvalidInputError,
      () => within({ linear: [{ coefficients: [1, 2, 3], atMost: 1 }] }),
    ],
    [
      'optimise: constraints.linear[0]: weights within bounds and caps must satisfy all linear limits at once, got weights that exceed it by 0.3333333333333333 of its largest coefficient at least (expected a limit that some weights satisfy). It is too tight, or another limit excludes it.',
      InfeasibleError,
      () => within({ linear: [{ coefficients: [1, 2], atMost: 0.5 }] }),
    ],
    [
      'riskFrontier: points: a frontier has two ends, got 1 (expected an integer of at least 2). A step was given for a number of points.',
      InvalidInputError,
      () => riskFrontier(plain, 1),
    ],
    [
      'riskFrontier: points: a frontier has two ends, got 2.5 (expected an integer of at least 2). A step was given for a number of points.',
      InvalidInputError,
      () => riskFrontier(plain, 2.5),
    ],
  ])('%s', (message, kind, call) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
