import { describe, expect, it } from 'vitest';
import { ROWS_AT_ONCE, residentRows } from './resident-rows.js';

/** Row i of the matrix is i + 1 on the diagonal and 1 elsewhere. */
const matrixOf = (n: number) =>
  Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? Math.floor(k / n) + 1 : 1));

describe('residentRows', () => {
  it.each([1, 4, 6, 9])('multiplies each of %i rows with the vector as it is at the time', (n) => {
    const { vector, products } = residentRows(matrixOf(n), n);
    expect(Array.from(vector)).toEqual(new Array(n).fill(0));
    for (const scale of [1, 2]) {
      for (let i = 0; i < n; i++) vector[i] = scale * (i + 1);
      const sum = (scale * n * (n + 1)) / 2;
      for (let first = 0; first < n; first += ROWS_AT_ONCE) {
        const expected = [0, 1, 2, 3].map((k) => (first + k < n ? sum + (first + k) * vector[first + k] : 0));
        expect(Array.from(products(first))).toEqual(expected);
      }
    }
  });

  it('begins with a vector of zeros where another matrix was before', () => {
    residentRows(matrixOf(9), 9).vector.fill(7);
    const { vector, products } = residentRows(matrixOf(3), 3);
    expect(Array.from(vector)).toEqual([0, 0, 0]);
    vector[2] = 1;
    expect(Array.from(products(0))).toEqual([1, 1, 3, 0]);
  });
});
