import { describe, expect, it } from 'vitest';
import type { PriceTable } from './price-table.js';
import { toReturns } from './prices-to-returns.js';

const gone = Number.NaN;
const table: PriceTable = {
  dates: ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'],
  symbols: ['A', 'B', 'C'],
  origins: [{ file: 'prices.csv', unit: 'line', before: 0 }],
  lines: [2, 3, 4, 5, 6],
  // biome-ignore format: one row a line
  values: Float64Array.of(
    100, gone,   8,
    110, gone,   4,
     99,   50, gone,
     99,   60,   5,
    198,   30,  10,
  ),
};

describe('returns from prices', () => {
  it('are p[t]/p[t-1] - 1, empty until the second price and across a gap, never filled', () => {
    const { dates, matrix } = toReturns(table, 'prices');
    expect(dates).toEqual(['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08']);
    expect(matrix.assets).toEqual(['A', 'B', 'C']);
    expect([matrix.rows, matrix.cols]).toEqual([4, 3]);
    // By hand; 110/100 - 1 is one ulp off 0.1 in IEEE arithmetic, as everywhere.
    const expected = [110 / 100 - 1, gone, -0.5, 99 / 110 - 1, gone, gone, 0, 60 / 50 - 1, gone, 1, -0.5, 1];
    expect([...matrix.values]).toEqual(expected);
  });

  it('leave the prices as they were', () => {
    const before = Float64Array.from(table.values);
    toReturns(table, 'prices').matrix.values.fill(7);
    toReturns(table, 'returns').matrix.values.fill(7);
    expect(table.values).toEqual(before);
  });
});

it('returns that are declared as such pass unchanged, the first row included', () => {
  const { dates, matrix } = toReturns(table, 'returns');
  expect(dates).toEqual(table.dates);
  expect(matrix.values).toEqual(table.values);
});
