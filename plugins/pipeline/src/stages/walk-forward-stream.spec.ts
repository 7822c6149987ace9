import { beforeAll, describe, expect, it } from 'vitest';
import { GateError } from '../errors.js';
import type { ScheduledWindow, WindowName } from './schedule.js';
import { scheduleWindows } from './schedule.js';
import { backtestOf, seriesOf, walkForwardOf, windowsOf } from './testing/problems.js';
import type { Universe } from './universe.js';
import { type WalkForwardStream, walkForwardStream } from './walk-forward-stream.js';

const SETTINGS = { train_window: 2, test_window: 2, step_size: 2, anchored: false, purge: 0, embargo: 0 };
const EVERYONE: Universe = { columns: [0, 1], clusters: [0, 1], regime: 'NORMAL' };
const NOBODY: Universe = { columns: [], clusters: [], regime: 'NORMAL' };

/** A universe that has nobody in it in these windows, so that no solver can answer. */
const failing =
  (...names: readonly WindowName[]) =>
  ({ name }: ScheduledWindow) =>
    names.includes(name) ? NOBODY : EVERYONE;

const close = (actual: ArrayLike<number | null>, expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  Array.from(actual).forEach((value, k) => {
    expect(value).toBeCloseTo(expected[k], 14);
  });
};
const returnsOf = ({ stream }: WalkForwardStream) => stream.matrix.values;

describe('walkForwardStream, equal weights of two assets over two windows, by hand', () => {
  // Costs 1/64. Window 0: V = 1, buys 1/2 and 1/2, cost 1/64, cash -1/64.
  //   Row 2, +1/2 and 0: 48/64 and 32/64, equity 79/64. Row 3, -1/4 and +1/4: 36/64 and 40/64, equity 75/64.
  // Window 1: V = 75/64, back to 37.5/64 each: traded 1.5/64 + 2.5/64 = 1/16, cost 1/1024; what was sold above what was
  //   bought repays the 1/64, so the cash is -1/1024. In 1024ths: 600 and 600.
  //   Row 4, 0 and +1/2: 600 and 900, equity 1499. Row 5, +1/2 and 0: 900 and 900, equity 1799.
  const series = seriesOf({ AAA: [0.5, 0, 0.5, -0.25, 0, 0.5], BBB: [0, 0.5, 0, 0.25, 0.5, 0] });
  let result: WalkForwardStream;
  beforeAll(async () => {
    result = await walkForwardStream(
      walkForwardOf({
        series,
        windows: windowsOf([0, 2, 2, 4], [2, 4, 4, 6], [4, 6, 6, 6]),
        backtest: backtestOf({ slippage: 1 / 128, commission: 1 / 128 }),
      }),
    );
  });

  it('stitches the test rows, the holdings carried on and the cost of each trade in the row after it', () => {
    expect(result.stream.dates).toEqual(series.dates.slice(2));
    close(returnsOf(result), [79 / 64 - 1, 75 / 79 - 1, 1499 / 1200 - 1, 1799 / 1499 - 1]);
  });

  it('records of each window what it traded, what that cost, and how its rows went', () => {
    const [first, second] = result.windows;
    close([first.turnover, second.turnover], [1, 64 / (16 * 75)]);
    close([first.cost, second.cost], [1 / 64, 1 / (16 * 75)]);
    close([first.total_return, second.total_return], [75 / 64 - 1, 1799 / 1200 - 1]);
    // Of two returns the deviation is their distance over √2.
    const [a, b] = returnsOf(result);
    close([first.volatility_annual], [Math.abs(a - b) * Math.sqrt(126)]);
    close([first.sharpe], [((a + b) / 2 / (Math.abs(a - b) / Math.SQRT2)) * Math.sqrt(252)]);
  });

  it('names the rows of each window by their dates; the window now has no test', () => {
    const [, second, now] = result.windows;
    expect(second).toMatchObject({
      window: 1,
      status: 'success',
      train: { from: '2022-01-05', to: '2022-01-06', rows: 2 },
      test: { from: '2022-01-07', to: '2022-01-10', rows: 2 },
    });
    expect(now).toEqual({
      window: 'now',
      status: 'success',
      regime: 'NORMAL',
      train: { from: '2022-01-07', to: '2022-01-10', rows: 2 },
      test: null,
      turnover: null,
      cost: null,
      total_return: null,
      volatility_annual: null,
      sharpe: null,
    });
  });
});

describe('walkForwardStream, the schedule', () => {
  const rows = [0.5, 0, 0.5, -0.25, 0, 0.5, 0.25, -0.5, 0.125];
  const series = seriesOf({ AAA: rows, BBB: rows.toReversed() });
  const run = (settings: Partial<typeof SETTINGS>) => {
    const windows = scheduleWindows(rows.length, { ...SETTINGS, ...settings }, 'prices.csv');
    return walkForwardStream(walkForwardOf({ series, windows }));
  };

  it('lives through overlapping test rows once, under the newer decision', async () => {
    const overlapping = await run({ test_window: 4 });
    expect(overlapping.stream.dates).toEqual(series.dates.slice(2, 8));
    expect(overlapping.windows.map(({ test }) => test?.rows)).toEqual([2, 4, undefined]);
    const apart = await run({});
    expect(returnsOf(overlapping).slice(0, 4)).toEqual(returnsOf(apart).slice(0, 4));
  });

  it('drops the rows of an embargo from the stream, and what they earned with them', async () => {
    const embargoed = await run({ embargo: 1 });
    expect(embargoed.stream.dates).toEqual([2, 3, 5, 6].map((row) => series.dates[row]));
    // Row 4 is the embargoed one: its return reaches neither the stream nor the trade after it.
    const changed = seriesOf({ AAA: rows.with(4, 9), BBB: rows.toReversed() });
    const windows = scheduleWindows(rows.length, { ...SETTINGS, embargo: 1 }, 'prices.csv');
    const other = await walkForwardStream(walkForwardOf({ series: changed, windows }));
    expect(returnsOf(other)).toEqual(returnsOf(embargoed));
    expect(other.windows.map(({ turnover }) => turnover)).toEqual(embargoed.windows.map(({ turnover }) => turnover));
  });

  it('leaves the rows of a purge to the window before', async () => {
    expect((await run({ purge: 1 })).stream.dates).toEqual(series.dates.slice(3, 9));
  });

  it('trades back on every row when daily, and counts that in the turnover and the cost of the window', async () => {
    const backtest = backtestOf({ slippage: 1 / 64, commission: 0, rebalance: 'daily' });
    const windows = windowsOf([0, 2, 2, 4], [2, 4, 4, 4]);
    const daily = await walkForwardStream(walkForwardOf({ series, windows, backtest }));
    const [{ turnover, cost }] = daily.windows;
    expect(turnover).toBeGreaterThan(1);
    expect(cost).toBe(Number(turnover) / 64);
  });
});

describe('walkForwardStream, windows that fail', () => {
  const series = seriesOf({ AAA: [0.5, 0, 0.5, -0.25, 0, 0.5], BBB: [0, 0.5, 0, 0.25, 0.5, 0] });
  const windows = windowsOf([0, 2, 2, 4], [2, 4, 4, 6], [4, 6, 6, 6]);
  const backtest = backtestOf({ slippage: 1 / 64, commission: 0 });
  const run = (...names: readonly WindowName[]) =>
    walkForwardStream(walkForwardOf({ series, windows, backtest, participants: failing(...names) }));

  it('keeps the holdings of the window before, at no cost', async () => {
    const failed = await run(1);
    const never = await walkForwardStream(
      walkForwardOf({ series, backtest, windows: windowsOf([0, 2, 2, 6], [4, 6, 6, 6]) }),
    );
    expect(returnsOf(failed)).toEqual(returnsOf(never));
    expect(failed.windows[1]).toMatchObject({ window: 1, status: 'error', turnover: 0, cost: 0 });
  });

  it('stays in cash while nothing was solved, and a Sharpe ratio that is not defined is null', async () => {
    const failed = await run(0);
    expect([...returnsOf(failed)].slice(0, 2)).toEqual([0, 0]);
    expect(failed.windows[0]).toMatchObject({ turnover: 0, total_return: 0, volatility_annual: 0, sharpe: null });
    expect(failed.windows[1].turnover).toBe(1);
  });

  it('holds the weights of the window now, and where that failed of the last that was solved', async () => {
    const participants = ({ name }: ScheduledWindow) =>
      name === 'now' ? NOBODY : name === 0 ? { ...EVERYONE, columns: [0], clusters: [0] } : EVERYONE;
    const held = await walkForwardStream(walkForwardOf({ series, windows, participants }));
    expect(held.weightsNow).toEqual(Float64Array.of(0.5, 0.5));
    expect((await run(0, 1)).weightsNow).toEqual(Float64Array.of(0.5, 0.5));
    const only = ({ name }: ScheduledWindow) => (name === 0 ? { ...EVERYONE, columns: [1], clusters: [0] } : NOBODY);
    const one = await walkForwardStream(walkForwardOf({ series, windows, participants: only }));
    expect(one.weightsNow).toEqual(Float64Array.of(0, 1));
  });

  it('none solved is an error, with the reason of the first', async () => {
    const problem = walkForwardOf({ series, windows, participants: () => NOBODY });
    await expect(walkForwardStream(problem)).rejects.toThrow(
      new GateError({
        where: 'alpha: tournament-equal_weight',
        rule: 'at least one window must be solved',
        got: '0 of 3',
        expected: '1 or more',
        cause:
          'Window 0: solve: returns: weights need a history, got 2 rows × 0 columns (expected rows ≥ 2, columns ≥ 1). The train window or the universe is empty.',
      }),
    );
  });
});

it('a window of one row has a return, but neither volatility nor Sharpe ratio', async () => {
  const series = seriesOf({ AAA: [0.5, 0, 0.5], BBB: [0, 0.5, 0.25] });
  const result = await walkForwardStream(walkForwardOf({ series, windows: windowsOf([0, 2, 2, 3], [1, 3, 3, 3]) }));
  expect(result.windows[0]).toMatchObject({ total_return: 0.375, volatility_annual: null, sharpe: null });
});
