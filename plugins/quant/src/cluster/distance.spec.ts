import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { correlationDistance } from './distance.js';

describe('correlationDistance', () => {
  it('is 0 for correlation 1, √½ for none and 1 for -1', () => {
    expect(correlationDistance(Float64Array.of(1, 1, 0, 1, 1, -1, 0, -1, 1), 3)).toEqual(
      Float64Array.of(0, 0, Math.SQRT1_2, 0, 0, 1, Math.SQRT1_2, 1, 0),
    );
  });

  it('takes correlations beyond 1 by rounding as 1', () => {
    expect(correlationDistance(Float64Array.of(1 + 1e-15, 1 + 1e-15, 1 + 1e-15, 1), 2)).toEqual(new Float64Array(4));
    expect(correlationDistance(Float64Array.of(1, -1 - 1e-15, -1 - 1e-15, 1), 2)[1]).toBe(1);
  });

  it('has zeros on the diagonal whatever rounding left there', () => {
    expect(correlationDistance(Float64Array.of(1 - 1e-15, 0.5, 0.5, 1), 2)).toEqual(Float64Array.of(0, 0.5, 0.5, 0));
  });

  it('refuses what is no correlation, naming the element', () => {
    expect(() => correlationDistance(Float64Array.of(1, 1.2, 1.2, 1), 2)).toThrow(
      'correlationDistance: correlation, row 0, column 1: a correlation lies between -1 and 1, got 1.2 (expected -1 to 1).',
    );
  });

  it.each([
    ['a NaN', [1, Number.NaN, Number.NaN, 1], 2],
    ['a matrix of another size', [1], 2],
    ['an empty matrix', [], 0],
  ])('refuses %s', (_, values, n) => {
    expect(() => correlationDistance(Float64Array.from(values), n)).toThrow(InvalidInputError);
  });
});
