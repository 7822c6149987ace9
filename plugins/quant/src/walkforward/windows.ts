import { InvalidInputError } from '../errors.js';

export interface WalkForwardOptions {
  /** L, rows of a train window (of the first one when anchored). */
  readonly trainWindow: number;
  /** H, rows of a test window. */
  readonly testWindow: number;
  /** S, rows from one test window's start to the next before the embargo. Default H; less makes test windows overlap. */
  readonly stepSize?: number;
  /** Every train window starts at row 0. Default false. */
  readonly anchored?: boolean;
  /** Rows dropped between train and test. Default 0. */
  readonly purge?: number;
  /** Rows dropped after each test window. Default 0. */
  readonly embargo?: number;
}

/** Rows of a train and a test window, half-open: [start, end). */
export interface WindowRows {
  readonly trainStart: number;
  readonly trainEnd: number;
  readonly testStart: number;
  readonly testEnd: number;
}

/** One window of a schedule. */
export interface Window extends WindowRows {
  /** k, from 0. */
  readonly index: number;
}

/**
 * The walk-forward schedule: window k = 0, 1, … tests on rows [i, i + H) and trains on [i - purge - L, i - purge), with
 * i = L + purge + k·(S + embargo), while i + H ≤ rows. Anchored windows train on [0, i - purge).
 *
 * @param rows - T, the rows that take part
 * @returns none where the rows do not reach for one window
 * @throws {@link InvalidInputError} when an option is not a whole number in its range
 *
 * Source: Pardo (1992), "Design, testing and optimization of trading systems"; purge and embargo: López de Prado (2018), "Advances
 * in financial machine learning", section 7.4.
 */
export function walkForward(rows: number, options: WalkForwardOptions): Window[] {
  requireSchedule(rows, options);
  const { trainWindow, testWindow, stepSize = testWindow, anchored = false, purge = 0, embargo = 0 } = options;
  const windows: Window[] = [];
  for (let testStart = trainWindow + purge; testStart + testWindow <= rows; testStart += stepSize + embargo) {
    const trainEnd = testStart - purge;
    windows.push({
      index: windows.length,
      trainStart: anchored ? 0 : trainEnd - trainWindow,
      trainEnd,
      testStart,
      testEnd: testStart + testWindow,
    });
  }
  return windows;
}

/**
 * The train window that ends at the last row, for the weights to hold now. It has no test rows yet, so its test window
 * is the empty [rows, rows). The purge does not apply to it.
 *
 * @param rows - T, at least the train window
 * @throws {@link InvalidInputError} when the rows do not reach, or an option is not a whole number in its range
 *
 * Source: that of {@link walkForward}.
 */
export function currentWindow(rows: number, options: WalkForwardOptions): WindowRows {
  requireSchedule(rows, options);
  const { trainWindow, anchored = false } = options;
  if (rows < trainWindow) {
    throw new InvalidInputError({
      where: 'currentWindow: rows',
      rule: 'the history must hold one train window',
      got: rows,
      expected: `at least ${trainWindow}`,
      cause: 'lookback_days is shorter than train_window, or the data start too late.',
    });
  }
  return { trainStart: anchored ? 0 : rows - trainWindow, trainEnd: rows, testStart: rows, testEnd: rows };
}

function requireSchedule(rows: number, options: WalkForwardOptions): void {
  requireWhole('rows', rows, 0);
  requireWhole('trainWindow', options.trainWindow, 1);
  requireWhole('testWindow', options.testWindow, 1);
  requireWhole('stepSize', options.stepSize ?? 1, 1);
  requireWhole('purge', options.purge ?? 0, 0);
  requireWhole('embargo', options.embargo ?? 0, 0);
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new InvalidInputError({
    where: `walk-forward schedule: ${name}`,
    rule: 'rows are counted in whole numbers',
    got: value,
    expected: `a whole number, ${least} or more`,
    cause: 'The backtest block of the manifest gives it as a fraction, a date or not at all.',
  });
}
