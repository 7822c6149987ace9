import { describe, expect, it } from 'vitest';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { usableColumns } from './usable-columns.js';

const sorted = (...rows: number[][]) =>
  usableColumns(
    returnsMatrix(
      rows[0].map((_, j) => `asset ${j}`),
      Float64Array.from(rows.flat()),
    ),
  );

describe('usableColumns', () => {
  it('keeps columns that vary', () => {
    expect(sorted([0.01, -0.02], [0.02, 0.01])).toEqual({ kept: [0, 1], dropped: [] });
  });

  it('drops columns with a missing observation, and says how many', () => {
    const { kept, dropped } = sorted([Number.NaN, 0.01, 0.1], [Number.NaN, Infinity, 0.2], [0.1, -Infinity, 0.1]);
    expect(kept).toEqual([2]);
    expect(dropped).toEqual([
      { asset: 'asset 0', reason: 'no observation in 2 of 3 rows' },
      { asset: 'asset 1', reason: 'no observation in 2 of 3 rows' },
    ]);
  });

  it('drops constant columns, also those constant up to rounding', () => {
    const { kept, dropped } = sorted([0, 0.1 + 0.2, 0.3], [0, 0.3, 0.4]);
    expect(kept).toEqual([2]);
    expect(dropped).toEqual([
      { asset: 'asset 0', reason: 'constant at 0' },
      { asset: 'asset 1', reason: `constant at ${0.1 + 0.2}` },
    ]);
  });

  it('keeps a cash-like column of small but real variation', () => {
    expect(sorted([1e-4, 0.1], [1.0001e-4, 0.2]).kept).toEqual([0, 1]);
  });

  it('drops columns whose variance leaves the range of a double', () => {
    expect(sorted([1e-90, 1e90, 0.1], [2e-90, 2e90, 0.2]).kept).toEqual([2]);
  });
});
