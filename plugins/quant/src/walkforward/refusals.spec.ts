import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { currentWindow, walkForward } from './windows.js';

describe('a schedule says what it refuses, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'walk-forward schedule: rows: rows are counted in whole numbers, got 0.5 (expected a whole number, 0 or more). The backtest block of the manifest gives it as a fraction, a date or not at all.',
      () => walkForward(0.5, { trainWindow: 10, testWindow: 5 }),
    ],
    [
      'walk-forward schedule: trainWindow: rows are counted in whole numbers, got 0 (expected a whole number, 1 or more). The backtest block of the manifest gives it as a fraction, a date or not at all.',
      () => walkForward(20, { trainWindow: 0, testWindow: 5 }),
    ],
    [
      'walk-forward schedule: embargo: rows are counted in whole numbers, got -1 (expected a whole number, 0 or more). The backtest block of the manifest gives it as a fraction, a date or not at all.',
      () => walkForward(20, { trainWindow: 10, testWindow: 5, embargo: -1 }),
    ],
    [
      'currentWindow: rows: the history must hold one train window, got 9 (expected at least 10). lookback_days is shorter than train_window, or the data start too late.',
      () => currentWindow(9, { trainWindow: 10, testWindow: 5 }),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
