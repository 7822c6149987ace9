import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { conditionNumber } from './condition-number.js';

function filled(n: number, element: (i: number, j: number) => number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, k) => element(Math.floor(k / n), k % n));
}

describe('conditionNumber', () => {
  it('is 1 for the identity and for a single asset', () => {
    expect(conditionNumber(Float64Array.of(1, 0, 0, 1), 2)).toBe(1);
    expect(conditionNumber(Float64Array.of(0.04), 1)).toBe(1);
  });

  it('is the ratio of the extreme eigenvalues, by magnitude', () => {
    expect(conditionNumber(Float64Array.of(-8, 0, 0, 2), 2)).toBeCloseTo(4, 12);
  });

  it.each([0.1, 0.5, 0.99])('is (1 + (n-1)ρ)/(1-ρ) where all correlate at %d', (rho) => {
    const condition = conditionNumber(
      filled(6, (i, j) => (i === j ? 1 : rho)),
      6,
    );
    const expected = (1 + 5 * rho) / (1 - rho);
    expect(Math.abs(condition / expected - 1)).toBeLessThan(1e-12);
  });

  it('equals that of numpy 2.4.6 for the Hilbert matrix of order 4', () => {
    expect(
      conditionNumber(
        filled(4, (i, j) => 1 / (i + j + 1)),
        4,
      ),
    ).toBeCloseTo(15513.7387389, 6);
  });

  it('is infinite for a matrix without full rank', () => {
    expect(conditionNumber(Float64Array.of(1, 0, 0, 0), 2)).toBe(Number.POSITIVE_INFINITY);
    expect(conditionNumber(new Float64Array(4), 2)).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    ['a matrix of another size', [1, 0, 0], 2],
    ['an infinity', [1, 0, 0, Number.POSITIVE_INFINITY], 2],
  ])('refuses %s', (_, values, n) => {
    expect(() => conditionNumber(Float64Array.from(values), n)).toThrow(InvalidInputError);
  });
});
