import { describe, expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { dateRange, lookback, scheduleWindows } from './schedule.js';
import { seriesOf } from './testing/problems.js';

const settings = { train_window: 4, test_window: 2, step_size: 2, anchored: false, purge: 0, embargo: 0 };
const series = seriesOf({ AAA: [0.01, 0.02, 0.03, 0.04], BBB: [0, 0, 0, 0.5] });

describe('lookback', () => {
  it('keeps the last rows only', () => {
    const { dates, matrix } = lookback(series, 2);
    expect(dates).toEqual(['2022-01-05', '2022-01-06']);
    expect([...matrix.values]).toEqual([0.03, 0, 0.04, 0.5]);
  });

  it.each([['all'], [4], [5]] as const)('%s takes the whole of a series of four rows', (days) => {
    expect(lookback(series, days)).toBe(series);
  });
});

describe('scheduleWindows', () => {
  it('numbers the windows, and ends with the train window that ends at the last row, rows without a test among them', () => {
    expect(scheduleWindows(9, settings, 'prices.csv')).toEqual([
      { name: 0, trainStart: 0, trainEnd: 4, testStart: 4, testEnd: 6 },
      { name: 1, trainStart: 2, trainEnd: 6, testStart: 6, testEnd: 8 },
      { name: 'now', trainStart: 5, trainEnd: 9, testStart: 9, testEnd: 9 },
    ]);
  });

  it('anchors the window now like the others, and purges nothing before it', () => {
    expect(scheduleWindows(7, { ...settings, anchored: true, purge: 1 }, 'prices.csv')).toEqual([
      { name: 0, trainStart: 0, trainEnd: 4, testStart: 5, testEnd: 7 },
      { name: 'now', trainStart: 0, trainEnd: 7, testStart: 7, testEnd: 7 },
    ]);
  });

  it('takes exactly one window, and says what is missing for it', () => {
    expect(scheduleWindows(7, { ...settings, purge: 1 }, 'prices.csv')).toHaveLength(2);
    expect(() => scheduleWindows(6, { ...settings, purge: 1 }, 'prices.csv')).toThrow(
      new DataError({
        where: 'prices.csv',
        rule: 'the rows must hold at least one window',
        got: '6 rows',
        expected: 'at least 7: train 4, purge 1, test 2',
        cause: 'The history is too short for the windows, or lookback_days cuts it too far.',
      }),
    );
  });
});

describe('dateRange', () => {
  it('names the first and the last row, and is null without rows', () => {
    expect(dateRange(series, 1, 4)).toEqual({ from: '2022-01-04', to: '2022-01-06', rows: 3 });
    expect(dateRange(series, 4, 4)).toBeNull();
  });
});
