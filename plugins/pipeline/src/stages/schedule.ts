import type { WindowRows } from '@metafolio/quant';
import { currentWindow, walkForward } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import { sliceSeries } from '../data/time-series.js';
import { DataError } from '../errors.js';

/** The windows of a walk-forward in the keys of the manifest. */
export interface WindowSettings {
  readonly train_window: number;
  readonly test_window: number;
  readonly step_size: number;
  readonly anchored: boolean;
  readonly purge: number;
  readonly embargo: number;
}

/** A window by the name it has in ledgers and files: its number, or `now` for the train window that ends at the last date. */
export type WindowName = number | 'now';

export interface ScheduledWindow extends WindowRows {
  readonly name: WindowName;
}

/** The last `lookback` rows of a series: the only ones that take part. */
export function lookback(series: DatedReturns, days: number | 'all'): DatedReturns {
  const rows = series.dates.length;
  return days === 'all' || days >= rows ? series : sliceSeries(series, rows - days, rows);
}

/**
 * Every window of the schedule, and last the window `now`, whose weights are the ones to hold.
 *
 * @param file - the source, for the message
 * @throws DataError when the rows are too few for one window
 */
export function scheduleWindows(rows: number, settings: WindowSettings, file: string): ScheduledWindow[] {
  const options = {
    trainWindow: settings.train_window,
    testWindow: settings.test_window,
    stepSize: settings.step_size,
    anchored: settings.anchored,
    purge: settings.purge,
    embargo: settings.embargo,
  };
  const windows = walkForward(rows, options);
  if (windows.length === 0) {
    const { train_window: train, test_window: test, purge } = settings;
    throw new DataError({
      where: file,
      rule: 'the rows must hold at least one window',
      got: `${rows} rows`,
      expected: `at least ${train + purge + test}: train ${train}, purge ${purge}, test ${test}`,
      cause: 'The history is too short for the windows, or lookback_days cuts it too far.',
    });
  }
  return [
    ...windows.map(({ index, ...bounds }) => ({ name: index, ...bounds })),
    { name: 'now', ...currentWindow(rows, options) },
  ];
}

/** First and last date of rows [start, end), as ledgers and files show them. */
export function dateRange(
  { dates }: DatedReturns,
  start: number,
  end: number,
): { from: string; to: string; rows: number } | null {
  return end > start ? { from: dates[start]!, to: dates[end - 1]!, rows: end - start } : null;
}
