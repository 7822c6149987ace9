import { describe, expect, it } from 'vitest';
import { gram, gramRows, productRows } from './gram.js';
import { copyOf } from './gram-strip.js';

describe('gram', () => {
  it('multiplies each series with each', () => {
    expect(gram(Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3)).toEqual(Float64Array.of(14, 32, 32, 77));
  });

  it('sums even and odd positions apart: four ones survive beside 2^54, one by one they would not', () => {
    const series = Float64Array.of(2 ** 27, 1, 0, 1, 0, 1, 0, 1);
    const inOrder = series.reduce((sum, value) => sum + value * value, 0);
    expect(inOrder).toBe(2 ** 54);
    expect(gram(series, 1, 8)[0]).toBe(2 ** 54 + 4);
  });

  it('gives zeros for empty series', () => {
    expect(gram(new Float64Array(0), 2, 0)).toEqual(new Float64Array(4));
  });
});

describe('gramRows', () => {
  it('gives each row up to the diagonal', () => {
    const row = gramRows(Float64Array.of(1, 2, 3, 4, 5, 6), 3, 2);
    expect([0, 1, 2].map((i) => Array.from(row(i)))).toEqual([[5], [11, 25], [17, 39, 61]]);
  });
});

describe('productRows', () => {
  it('multiplies other rows with the series, each up to its own number', () => {
    const series = copyOf(Float64Array.of(1, 2, 3, 4, 5, 6), 2);
    const rows = copyOf(Float64Array.of(1, 0, 0, 1, 1, -1), 2);
    const row = productRows({ series, rows, count: 3, length: 2 });
    expect([0, 1, 2].map((i) => Array.from(row(i).subarray(0, i + 1)))).toEqual([[1], [2, 4], [-1, -1, -1]]);
  });
});
