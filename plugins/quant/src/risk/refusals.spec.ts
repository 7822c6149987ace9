import { describe, expect, it } from 'vitest';
import { InvalidInputError, NotSolvedError } from '../errors.js';
import { conditionalValueAtRisk } from './conditional-value-at-risk.js';
import { entropicValueAtRisk } from './entropic-value-at-risk.js';
import { riskMeasure } from './risk-measures.js';
import { tailGini } from './tail-gini.js';

const returns = Float64Array.of(-0.01, 0.02, 0.01);

describe('risk measures say what they refuse, and why', () => {
  it.each<[string, new (...args: never[]) => Error, () => unknown]>([
    [
      'riskMeasure: series: a risk needs at least 2 returns, got 1 (expected 2 or more). The window is empty.',
      InvalidInputError,
      () => riskMeasure('cvar', returns.subarray(0, 1)),
    ],
    [
      'riskMeasure: series, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). An asset of the portfolio has no price on that date.',
      InvalidInputError,
      () => riskMeasure('mad', Float64Array.of(0, Number.NaN)),
    ],
    [
      'riskMeasure: options.minAcceptableReturn: every return must be a finite number, got NaN (expected no NaN, no infinity). An asset of the portfolio has no price on that date.',
      InvalidInputError,
      () => riskMeasure('flpm', returns, { minAcceptableReturn: Number.NaN }),
    ],
    [
      'conditionalValueAtRisk: alpha: the value is a fraction, got 0 (expected above 0 and below 1). A percentage was given for a fraction.',
      InvalidInputError,
      () => conditionalValueAtRisk(returns, 0),
    ],
    [
      'tailGini: alpha: the value is a fraction, got 1 (expected above 0 and below 1). A percentage was given for a fraction.',
      InvalidInputError,
      () => tailGini(returns, 1),
    ],
    [
      'entropicValueAtRisk: alpha: the value is a fraction, got 95 (expected above 0 and below 1). A percentage was given for a fraction.',
      InvalidInputError,
      () => entropicValueAtRisk(returns, 95),
    ],
    [
      'entropicValueAtRisk: the duality gap must close, got t between 2.3548200450309493 and 2.3548200450309493 (expected a gap of at most 1e-13 of the range within 200 iterations). The returns have infinite or missing values.',
      NotSolvedError,
      () => entropicValueAtRisk(Float64Array.of(-Infinity, 0, 1, 2), 0.5),
    ],
  ])('%s', (message, kind, call) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
