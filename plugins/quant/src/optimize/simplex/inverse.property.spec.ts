import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.js';
import { largestDifference } from '../testing/largest-difference.js';
import { bordered, invert, reduced, replaceColumn, replaceRow } from './inverse.js';

/** A matrix that is far from singular, and vectors to change it by. */
const changes = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const vector = fc
    .array(fc.integer({ min: -5, max: 5 }), { minLength: n, maxLength: n })
    .map(Float64Array.from.bind(Float64Array));
  return fc.record({
    n: fc.constant(n),
    matrix: fc
      .array(fc.integer({ min: -5, max: 5 }), { minLength: n * n, maxLength: n * n })
      .map((values) => Float64Array.from(values, (value, k) => (k % (n + 1) === 0 ? value + 40 : value))),
    column: vector,
    row: vector,
    place: fc.integer({ min: 0, max: n - 1 }),
  });
});

const times = (a: Float64Array, x: Float64Array) =>
  x.map((_, i) => x.reduce((sum, value, j) => sum + a[i * x.length + j] * value, 0));
const timesFromLeft = (x: Float64Array, a: Float64Array) =>
  x.map((_, j) => x.reduce((sum, value, i) => sum + value * a[i * x.length + j], 0));
const close = (a: Float64Array, b: Float64Array) => expect(largestDifference(a, b)).toBeLessThanOrEqual(1e-12);

describe('inverses', () => {
  it('give the identity with their matrix', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, column }) => {
        close(times(matrix, times(invert(matrix, n)!, column)), column);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('follow a new column and a new row', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, column, row, place }) => {
        const strong = column.map((value, i) => (i === place ? 50 : value));
        const inverse = invert(matrix, n)!;
        replaceColumn(inverse, times(inverse, strong), place);
        const changed = matrix.map((value, k) => (k % n === place ? strong[Math.floor(k / n)] : value));
        close(inverse, invert(changed, n)!);
        const strongRow = row.map((value, j) => (j === place ? 50 : value));
        replaceRow(inverse, timesFromLeft(strongRow, inverse), place);
        const again = changed.map((value, k) => (Math.floor(k / n) === place ? strongRow[k % n] : value));
        close(inverse, invert(again, n)!);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('grow by a border, and shrink back to what they were', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, column, row }) => {
        const size = n + 1;
        const grown = Float64Array.from({ length: size * size }, (_, k) => {
          const [i, j] = [Math.floor(k / size), k % size];
          if (i < n && j < n) return matrix[i * n + j];
          return i < n ? column[i] : j < n ? row[j] : 60;
        });
        const inverse = invert(matrix, n)!;
        const product = times(inverse, column);
        const corner = 60 - row.reduce((sum, value, j) => sum + value * product[j], 0);
        const border = bordered(inverse, { column: product, row: timesFromLeft(row, inverse), corner });
        close(border, invert(grown, size)!);
        close(reduced(border, size, { r: n, c: n }), inverse);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('do not exist for singular matrices', () => {
    expect(invert(Float64Array.of(0, 0, 0, 1), 2)).toBeNull();
    expect(invert(Float64Array.of(1, 2, 2, 4), 2)).toBeNull();
  });
});
