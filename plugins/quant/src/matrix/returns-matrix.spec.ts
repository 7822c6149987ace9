import { describe, expect, it } from 'vitest';
import { returnsMatrix, selectColumns } from './returns-matrix.js';

const returns = returnsMatrix(['a', 'b', 'c'], Float64Array.of(1, 2, 3, 4, 5, 6));

describe('selectColumns', () => {
  it('of all columns in order is the matrix itself', () => {
    expect(selectColumns(returns, [0, 1, 2])).toBe(returns);
  });

  it.each([
    [
      [2, 0],
      ['c', 'a'],
      [3, 1, 6, 4],
    ],
    [
      [0, 1],
      ['a', 'b'],
      [1, 2, 4, 5],
    ],
    [
      [0, 2, 1],
      ['a', 'c', 'b'],
      [1, 3, 2, 4, 6, 5],
    ],
    [[], [], []],
  ])('takes the columns %j in this order, with their names', (columns, assets, values) => {
    expect(selectColumns(returns, columns)).toEqual({
      assets,
      rows: 2,
      cols: columns.length,
      values: Float64Array.from(values),
    });
  });
});
