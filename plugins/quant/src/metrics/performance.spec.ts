import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { casesIn } from '../moments/testing/cases.js';
import { type Performance, performance } from './performance.js';

interface Stream {
  readonly returns: readonly number[];
  readonly periods: number;
}

const cases = casesIn<Stream, Performance>(new URL('./fixtures/streams/', import.meta.url));

describe.each(cases)('performance of $name', ({ input, expected }) => {
  const perform = () => performance(Float64Array.from(input.returns), input.periods);

  it('has the fields of the fixture and no others', () => {
    const actual = perform();
    expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
    expect(actual.returnAnnualMethod).toBe(expected.returnAnnualMethod);
  });

  it.each(Object.keys(expected).filter((field) => field !== 'returnAnnualMethod'))(
    '%s is the peers’ value',
    (field) => {
      const value = expected[field as keyof Performance] as number;
      const actual = perform()[field as keyof Performance] as number;
      expect(Math.abs(actual - value)).toBeLessThanOrEqual(1e-13 * Math.abs(value));
    },
  );
});

describe('performance', () => {
  it('is geometric from 30 observations on and arithmetic below', () => {
    expect(performance(new Float64Array(29).fill(0.01), 252)).toMatchObject({
      returnAnnualMethod: 'arithmetic',
      returnAnnual: 0.01 * 252,
    });
    const geometric = performance(new Float64Array(30).fill(0.01), 30);
    expect(geometric.returnAnnualMethod).toBe('geometric');
    expect(geometric.returnAnnual).toBeCloseTo(1.01 ** 30 - 1, 14);
  });

  it('of equal gains has no volatility and infinite ratios, unclipped', () => {
    const steady = performance(new Float64Array(40).fill(0.001), 252);
    expect(steady.volatilityAnnual).toBe(0);
    expect([steady.sharpe, steady.sortino, steady.calmar, steady.omega]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect(steady.skewness).toBeNaN();
  });

  it('of a total loss compounds to nothing', () => {
    const lost = performance(
      Float64Array.from({ length: 30 }, (_, t) => (t === 10 ? -1 : 0.02)),
      252,
    );
    expect(lost.returnAnnual).toBe(-1);
    expect(lost.maxDrawdownCompounded).toBe(1);
  });

  it('makes every metric NaN where a return is NaN', () => {
    const { observations, periods, returnAnnualMethod, ...metrics } = performance(
      Float64Array.from({ length: 40 }, (_, t) => (t === 7 ? Number.NaN : (-1) ** t / 100)),
      252,
    );
    expect({ observations, periods, returnAnnualMethod }).toEqual({
      observations: 40,
      periods: 252,
      returnAnnualMethod: 'geometric',
    });
    for (const value of Object.values(metrics)) expect(value).toBeNaN();
  });

  it('refuses a stream without returns and periods that are not positive', () => {
    expect(() => performance(new Float64Array(), 252)).toThrow(InvalidInputError);
    expect(() => performance(Float64Array.of(0.1), 0)).toThrow(InvalidInputError);
    expect(() => performance(Float64Array.of(0.1), Number.NaN)).toThrow(InvalidInputError);
  });
});
