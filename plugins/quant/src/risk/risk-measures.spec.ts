import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { maxDrawdownCompounded, maxDrawdownUncompounded } from '../metrics/drawdown.js';
import { conditionalValueAtRisk95, valueAtRisk95 } from '../metrics/tail.js';
import { casesIn } from '../moments/testing/cases.js';
import { conditionalValueAtRisk } from './conditional-value-at-risk.js';
import { RISK_MEASURES, type RiskMeasure, riskMeasure } from './risk-measures.js';
import { tailGini } from './tail-gini.js';

interface Input {
  readonly series: readonly number[];
  readonly alpha: number;
  readonly min_acceptable_return: number;
}

const cases = casesIn<Input, Record<RiskMeasure, number>>(new URL('./fixtures/', import.meta.url));

describe.each(cases)('riskMeasure on $name', ({ input, expected }) => {
  const series = Float64Array.from(input.series);
  const options = { alpha: input.alpha, minAcceptableReturn: input.min_acceptable_return };

  it.each(RISK_MEASURES)("%s equals the peers'", (name) => {
    // skfolio ends its search for the temperature at 2e-12, of a value that is flat there.
    const tolerance = name === 'evar' || name === 'edar' ? 1e-11 : 1e-12;
    const found = riskMeasure(name, series, options);
    expect(Math.abs(found / expected[name] - 1)).toBeLessThanOrEqual(tolerance);
  });
});

describe('riskMeasure', () => {
  const series = Float64Array.from(cases.find(({ name }) => name === 'daily-250')!.input.series);

  it('has a tail of 5 % and a minimum acceptable return of 0 where nothing else is said', () => {
    for (const name of RISK_MEASURES) {
      expect(riskMeasure(name, series)).toBe(riskMeasure(name, series, { alpha: 0.05, minAcceptableReturn: 0 }));
    }
  });

  it('is the reported metric for the value at risk, and a little more for the conditional one', () => {
    expect(riskMeasure('var', series)).toBe(valueAtRisk95(series));
    expect(riskMeasure('cvar', series)).toBeGreaterThan(conditionalValueAtRisk95(series));
  });

  it('takes uncompounded drawdowns', () => {
    expect(riskMeasure('max_drawdown', series)).toBe(maxDrawdownUncompounded(series));
    expect(riskMeasure('max_drawdown', series)).not.toBe(maxDrawdownCompounded(series));
  });

  it('of returns all alike is what the axioms say', () => {
    const flat = new Float64Array(10).fill(-0.01);
    const found = Object.fromEntries(RISK_MEASURES.map((name) => [name, riskMeasure(name, flat)]));
    expect(found).toMatchObject({ variance: 0, semi_variance: 0, mad: 0, range: 0, cvar_range: 0 });
    expect(found).toMatchObject({ worst_realisation: 0.01, evar: 0.01, cvar: 0.01, var: 0.01 });
    expect(found.tail_gini).toBeCloseTo(0.01, 17);
    expect(found.gini_mean_difference).toBeCloseTo(0, 17);
    expect(found.max_drawdown).toBeCloseTo(0.1, 15);
    expect([found.skewness, found.kurtosis]).toEqual([Number.NaN, Number.NaN]);
  });

  it('of a series without loss has no drawdown', () => {
    const rising = Float64Array.of(0.01, 0, 0.02);
    for (const name of ['max_drawdown', 'average_drawdown', 'cdar', 'edar', 'ulcer_index', 'dar'] as const) {
      expect(riskMeasure(name, rising)).toBe(0);
    }
  });

  it.each<[string, () => number, string]>([
    [
      'an unknown name',
      () => riskMeasure('rlvar' as RiskMeasure, series),
      'riskMeasure: name: the name must be known, got rlvar',
    ],
    [
      'a single return',
      () => riskMeasure('cvar', series.subarray(0, 1)),
      'riskMeasure: series: a risk needs at least 2 returns, got 1',
    ],
    [
      'a NaN',
      () => riskMeasure('mad', Float64Array.of(0, Number.NaN)),
      'riskMeasure: series, row 1: every return must be a finite number, got NaN',
    ],
    ['an infinity', () => riskMeasure('range', Float64Array.of(-Infinity, 0)), 'riskMeasure: series, row 0'],
    [
      'a tail of 95',
      () => riskMeasure('evar', series, { alpha: 95 }),
      'riskMeasure: options.alpha: the value is a fraction, got 95 (expected above 0 and below 1)',
    ],
    ['no tail', () => riskMeasure('cvar', series, { alpha: 0 }), 'got 0'],
    [
      'a NaN target',
      () => riskMeasure('flpm', series, { minAcceptableReturn: Number.NaN }),
      'riskMeasure: options.minAcceptableReturn',
    ],
  ])('refuses %s', (_, broken, message) => {
    expect(broken).toThrow(InvalidInputError);
    expect(broken).toThrow(message);
  });
});

describe('conditionalValueAtRisk', () => {
  const losses = Float64Array.of(-0.05, -0.04, -0.03, -0.02, -0.01, 0, 0.01, 0.02, 0.03, 0.04);

  it('is the mean of whole rows, and of a part of the last', () => {
    expect(conditionalValueAtRisk(losses, 0.2)).toBeCloseTo(0.045, 16);
    expect(conditionalValueAtRisk(losses, 0.25)).toBeCloseTo((0.05 + 0.04 + 0.5 * 0.03) / 2.5, 16);
  });

  it('is the worst loss for a tail of less than a row', () => {
    expect(conditionalValueAtRisk(losses, 0.01)).toBe(0.05);
  });

  it('is NaN for no returns, and for a NaN anywhere', () => {
    for (const tail of [conditionalValueAtRisk, tailGini]) {
      expect(tail(new Float64Array(), 0.2)).toBeNaN();
      expect(tail(Float64Array.of(-0.05, 0, Number.NaN, 0.01, 0.02), 0.2)).toBeNaN();
    }
  });
});
