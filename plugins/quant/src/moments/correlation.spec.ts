import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { correlationFromCovariance, correlationMatrix } from './correlation.js';
import { namedReturns } from './testing/arbitraries.js';

describe('correlationFromCovariance', () => {
  it('divides each covariance by both volatilities', () => {
    expect(correlationFromCovariance(Float64Array.of(4, 3, 3, 9), 2)).toEqual(Float64Array.of(1, 0.5, 0.5, 1));
  });

  it('takes an asset without variance as uncorrelated', () => {
    expect(correlationFromCovariance(Float64Array.of(4, 0, 0, 0), 2)).toEqual(Float64Array.of(1, 0, 0, 1));
  });

  it('keeps rounding within -1 and 1', () => {
    const covariance = Float64Array.of(1, 1 + 1e-12, 1 + 1e-12, 1);
    expect(correlationFromCovariance(covariance, 2)).toEqual(Float64Array.of(1, 1, 1, 1));
    expect(
      correlationFromCovariance(
        covariance.map((value, k) => (k % 3 === 0 ? value : -value)),
        2,
      ),
    ).toEqual(Float64Array.of(1, -1, -1, 1));
  });

  it.each([
    ['a matrix of another size', [1, 0, 0, 1], 3],
    ['an empty matrix', [], 0],
    ['a NaN', [1, Number.NaN, Number.NaN, 1], 2],
    ['a negative variance', [1, 0, 0, -1e-9], 2],
  ])('refuses %s', (_, values, n) => {
    expect(() => correlationFromCovariance(Float64Array.from(values), n)).toThrow(InvalidInputError);
  });

  it('names the row and column that break the contract', () => {
    expect(() => correlationFromCovariance(Float64Array.of(1, 0, Number.NaN, 1), 2)).toThrow('row 1, column 0');
    expect(() => correlationFromCovariance(Float64Array.of(1, 0, 0, -2), 2)).toThrow('row 1, column 1');
  });
});

describe('correlationMatrix', () => {
  it('is 1 exactly for equal columns and -1 for opposite ones', () => {
    const rows = [0.013, -0.021, 0.008, 0.0017, -0.0103].map((value) => [value, value, -value]);
    expect(correlationMatrix(namedReturns(3, Float64Array.from(rows.flat())))).toEqual(
      Float64Array.of(1, 1, -1, 1, 1, -1, -1, -1, 1),
    );
  });
});
