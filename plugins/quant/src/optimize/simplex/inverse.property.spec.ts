import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.js';
import { ownMemory } from '../memory.js';
import { largestDifference } from '../testing/largest-difference.js';
import { addBorder, emptyInverse, type Inverse, invert, removeCross, replaceColumn, replaceRow } from './inverse.js';

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
const inverseOf = (matrix: Float64Array, n: number) => {
  const inverse = emptyInverse(ownMemory);
  expect(invert(inverse, matrix, n)).toBe(true);
  return inverse;
};
const dense = ({ values, stride, size }: Inverse) =>
  Float64Array.from({ length: size * size }, (_, k) => values[Math.floor(k / size) * stride + (k % size)]);
/** A matrix with a last row and column more. */
const withBorder = (matrix: Float64Array, { row, column }: { row: Float64Array; column: Float64Array }) => {
  const n = row.length;
  return Float64Array.from({ length: (n + 1) ** 2 }, (_, k) => {
    const [i, j] = [Math.floor(k / (n + 1)), k % (n + 1)];
    if (i < n && j < n) return matrix[i * n + j];
    return i < n ? column[i] : j < n ? row[j] : 60;
  });
};

describe('inverses', () => {
  it('give the identity with their matrix', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, column }) => {
        close(times(matrix, times(dense(inverseOf(matrix, n)), column)), column);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('follow a new column and a new row', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, column, row, place }) => {
        const strong = column.map((value, i) => (i === place ? 50 : value));
        const inverse = inverseOf(matrix, n);
        replaceColumn(inverse, times(dense(inverse), strong), place);
        const changed = matrix.map((value, k) => (k % n === place ? strong[Math.floor(k / n)] : value));
        close(dense(inverse), dense(inverseOf(changed, n)));
        const strongRow = row.map((value, j) => (j === place ? 50 : value));
        replaceRow(inverse, timesFromLeft(strongRow, dense(inverse)), place);
        const again = changed.map((value, k) => (Math.floor(k / n) === place ? strongRow[k % n] : value));
        close(dense(inverse), dense(inverseOf(again, n)));
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('grow by a border, and shrink back to what they were', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, column, row }) => {
        const inverse = inverseOf(matrix, n);
        const before = dense(inverse);
        const product = times(before, column);
        const corner = 60 - row.reduce((sum, value, j) => sum + value * product[j], 0);
        addBorder(inverse, { column: product, row: timesFromLeft(row, before), corner });
        close(dense(inverse), dense(inverseOf(withBorder(matrix, { row, column }), n + 1)));
        removeCross(inverse, { r: n, c: n });
        close(dense(inverse), before);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('have their last row and column in the place of those taken from them', () => {
    fc.assert(
      fc.property(changes, ({ n, matrix, row, column, place }) => {
        const inverse = inverseOf(withBorder(matrix, { row, column }), n + 1);
        removeCross(inverse, { r: place, c: place });
        const from = (k: number) => (k === place ? n : k);
        const bordered = withBorder(matrix, { row, column });
        const rest = matrix.map((_, k) => bordered[from(Math.floor(k / n)) * (n + 1) + from(k % n)]);
        close(dense(inverse), dense(inverseOf(rest, n)));
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('find room as they grow', () => {
    const inverse = emptyInverse(ownMemory);
    invert(inverse, Float64Array.of(2), 1);
    for (let n = 1; n < 40; n++) {
      addBorder(inverse, { column: new Float64Array(n), row: new Float64Array(n), corner: n + 2 });
    }
    expect(dense(inverse).filter((value) => value !== 0)).toEqual(
      Float64Array.from({ length: 40 }, (_, k) => 1 / (k + 2)),
    );
  });

  it('do not exist for singular matrices', () => {
    expect(invert(emptyInverse(ownMemory), Float64Array.of(0, 0, 0, 1), 2)).toBe(false);
    expect(invert(emptyInverse(ownMemory), Float64Array.of(1, 2, 2, 4), 2)).toBe(false);
  });
});
