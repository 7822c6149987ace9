import { describe, expect, it } from 'vitest';
import { drawdowns } from './drawdowns.js';
import { monthlyReturns } from './monthly-returns.js';
import { periodEnds } from './period-ends.js';
import { rolling, rollingLength } from './rolling.js';
import { thinnedRows } from './thinned-rows.js';
import { wealth } from './wealth.js';

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

describe('wealth and drawdowns', () => {
  it('compound from 1, and fall from the highest wealth so far, the start included', () => {
    const returns = Float64Array.of(-0.1, 0.5, -0.2, 0.25, 0);
    expect([...wealth(returns)]).toEqual(close([0.9, 1.35, 1.08, 1.35, 1.35]));
    expect([...drawdowns(returns)]).toEqual(close([-0.1, 0, -0.2, 0, 0]));
  });
});

describe('rolling', () => {
  it('measures the last rows only, and nothing before there are enough', () => {
    const sums = rolling(Float64Array.of(1, 2, 3, 4), 2, ([a, b]) => a! + b!);
    expect([...sums]).toEqual([Number.NaN, 3, 5, 7]);
  });

  it('takes 60 observations, but never more than a third of what there is', () => {
    expect([179, 180, 500, 30].map(rollingLength)).toEqual([59, 60, 60, 10]);
  });
});

describe('monthlyReturns', () => {
  it('compounds within each month and year, and leaves months without a date open', () => {
    const dates = ['2023-11-30', '2023-12-01', '2023-12-29', '2024-02-01'];
    const [first, second] = monthlyReturns(dates, Float64Array.of(0.1, 0.2, -0.5, 0.25));
    expect(first!.year).toBe('2023');
    expect(first!.months.slice(0, 10)).toEqual(new Array(10).fill(null));
    expect(first!.months.slice(10)).toEqual(close([0.1, -0.4]));
    expect(first!.total).toBeCloseTo(1.1 * 0.6 - 1, 12);
    expect(second!.months[1]).toBeCloseTo(0.25, 12);
    expect(second!.months[0]).toBeNull();
  });
});

describe('periodEnds', () => {
  it('names the last row of each month, and of each year when the months are many', () => {
    expect(periodEnds(['2024-01-02', '2024-01-31', '2024-02-01', '2024-04-30'])).toEqual([1, 2, 3]);
    const months = Array.from(
      { length: 40 },
      (_, k) => `${2020 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}-15`,
    );
    expect(periodEnds(months)).toEqual([11, 23, 35, 39]);
  });
});

describe('thinnedRows', () => {
  it('keeps every row of a short history', () => {
    expect(thinnedRows(3)).toEqual({ step: 1, rows: [0, 1, 2] });
  });

  it.each([1000, 1001, 2500, 8313])('keeps at most 1000 of %i rows, evenly apart, the last among them', (count) => {
    const { step, rows } = thinnedRows(count);
    expect(rows.length).toBeLessThanOrEqual(1000);
    expect(rows.at(-1)).toBe(count - 1);
    expect(rows[0]).toBeGreaterThanOrEqual(0);
    expect(rows[0]).toBeLessThan(step);
    expect(new Set(rows.slice(1).map((row, k) => row - rows[k]!))).toEqual(new Set([step]));
  });
});
