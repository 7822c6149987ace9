import { describe, expect, it } from 'vitest';
import { integerGram, integerRowLength } from './integer-gram.js';

/** Integers of up to 14 bits and a sign, in no order. */
const series = (count: number, length: number) =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length }, (_, t) => ((i * 7919 + t * 104_729) % 32_749) - 16_374),
  );

describe('integerGram', () => {
  it.each([
    [1, 1],
    [3, 7],
    [5, 8],
    [6, 29],
  ])('multiplies each of %i series of %i integers with each before it', (count, length) => {
    const rows = series(count, length);
    const { products, rowLength } = integerGram(count, length, (target) => {
      rows.forEach((row, i) => {
        target.set(row, i * integerRowLength(length));
      });
    });
    rows.forEach((a, i) => {
      rows.slice(0, i + 1).forEach((b, j) => {
        const product = a.reduce((sum, value, t) => sum + value * b[t]!, 0);
        expect(products[i * rowLength + j]).toBe(product | 0);
      });
    });
  });

  it('has exact products up to 32 bits', () => {
    const { products } = integerGram(1, 2, (target) => target.set([32_767, -32_767]));
    expect(products[0]).toBe(2 * 32_767 ** 2);
  });

  it('starts from zeros, whatever was multiplied before', () => {
    integerGram(4, 16, (target) => target.fill(9));
    const { products } = integerGram(2, 3, (target) => target.set([1, 2, 3]));
    expect([products[0], products[4]]).toEqual([14, 0]);
  });
});
