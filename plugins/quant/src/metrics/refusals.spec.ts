import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { correlation } from './correlation.js';
import { performance } from './performance.js';
import { portfolioVariance } from './portfolio-variance.js';
import { quantile } from './quantile.js';

describe('metrics say what they refuse, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'correlation: b: two streams must have the same dates, got 3 returns (expected 2). The streams were not joined on their dates.',
      () => correlation(Float64Array.of(1, 2), Float64Array.of(1, 2, 3)),
    ],
    [
      'sampleCovariance: returns of a, row 0: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => correlation(Float64Array.of(Number.NaN, 2), Float64Array.of(1, 2)),
    ],
    [
      'sampleCovariance: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => correlation(Float64Array.of(1, 2), Float64Array.of(1, Number.NaN)),
    ],
    [
      'performance: returns: a stream has at least one return, got 0 (expected 1 or more). No window was simulated.',
      () => performance(new Float64Array(), 252),
    ],
    [
      'performance: periods: the observations a year are a positive number, got 0 (expected 252 on exchange calendars, 365 on 24x7 ones). The sleeve has no calendar.',
      () => performance(Float64Array.of(0.1), 0),
    ],
    [
      'performance: periods: the observations a year are a positive number, got Infinity (expected 252 on exchange calendars, 365 on 24x7 ones). The sleeve has no calendar.',
      () => performance(Float64Array.of(0.1), Number.POSITIVE_INFINITY),
    ],
    [
      'covariance: the matrix must be square, one row and column an asset, got 1 values for n = 2 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => portfolioVariance(Float64Array.of(1, 0), Float64Array.of(1)),
    ],
    [
      'quantile: probability: the value is a fraction, got 95 (expected 0 to 1). A percentage was given for a fraction.',
      () => quantile(Float64Array.of(1), 95),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
