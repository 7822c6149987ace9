import { describe, expect, it } from 'vitest';
import { decodeReturns, encodeReturns } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import { DataError } from '../errors.js';
import type { BacktestBlock } from '../manifest/blocks/backtest.js';
import { type MetaAllocation, metaAllocationSchema } from '../manifest/blocks/meta-allocation.js';
import { riskSchema } from '../manifest/blocks/risk.js';
import { selectionSchema } from '../manifest/blocks/selection.js';
import { prettyJson } from '../storage/canonical-json.js';
import { allocate } from './allocate.js';
import type { WeightsFile } from './stream-files.js';
import { backtestOf, seriesOf } from './testing/problems.js';
import { productJson, stageRunOf } from './testing/stage-run.js';
import type { WindowRecord } from './walk-forward-stream.js';

const ROWS = 12;
const series = seriesOf({
  core: Array.from({ length: ROWS }, (_, t) => 0.01 * ((t * 7) % 5) - 0.02),
  side: Array.from({ length: ROWS }, (_, t) => 0.03 * ((t * 5) % 7) - 0.08),
});

/** The rows of the series from one on. */
function seriesRows(from: number): number[][] {
  const { rows, cols, values } = series.matrix;
  return Array.from({ length: rows - from }, (_, t) => [...values.subarray((from + t) * cols, (from + t + 1) * cols)]);
}

function runOn(
  allocation: Partial<MetaAllocation>,
  settings: Partial<BacktestBlock> = {},
  joinedOf: { series: DatedReturns; sleeves: { id: string; profile: string }[] } = { series, sleeves: [] },
) {
  const windows = { train_window: 4, test_window: 2, step_size: 2, ...allocation };
  const joined = {
    'returns.parquet': encodeReturns(joinedOf.series),
    'calendar.json': prettyJson({ calendar: 'XNYS', periods_per_year: 252 }),
  };
  return stageRunOf({
    config: {
      risk: riskSchema.parse({ max_weight: 0.25 }),
      selection: selectionSchema.parse({}),
      backtest: backtestOf({ lookback_days: 'all', slippage: 0, commission: 0, ...settings }),
      meta_allocation: metaAllocationSchema.parse(windows) as MetaAllocation,
      sleeves: joinedOf.sleeves,
    },
    own: { 'returns/hrp': joined },
  });
}

describe('allocate', () => {
  it('allocates across every child in every window, and says so in the ledger', async () => {
    const { run, events } = runOn({});
    const product = await allocate(run);
    const records = productJson<WindowRecord[]>(product, 'windows.json');
    expect(records.map(({ window, train, test }) => [window, train?.rows, test?.rows])).toEqual([
      [0, 4, 2],
      [1, 4, 2],
      [2, 4, 2],
      [3, 4, 2],
      ['now', 4, undefined],
    ]);
    expect((await decodeReturns(product.files.get('returns.parquet')!)).dates).toEqual(series.dates.slice(4));
    const outcomes = events().filter(({ phase }) => phase === 'outcome');
    for (const { step, params, data } of outcomes) {
      expect(step).toBe('meta_optimize_hrp');
      expect(params).toEqual({ engine: 'custom', profile: 'hrp', n_sleeves: 2 });
      expect(Object.keys(data.weights as object)).toEqual(['core', 'side']);
    }
    expect(productJson<WeightsFile>(product, 'weights.json')).toEqual({
      as_of: series.dates.at(-1),
      weights: outcomes.at(-1)?.data.weights,
    });
  });

  it('keeps the bounds of meta_allocation, whatever the bounds of the assets are', async () => {
    const { run } = runOn({ min_weight: 0.45, max_weight: 0.55 });
    const { weights } = productJson<WeightsFile>(await allocate(run), 'weights.json');
    expect(Object.values(weights).map((weight) => Number(weight.toFixed(12)))).toEqual([0.55, 0.45]);
  });

  it('with mode static makes one allocation on the whole history and lives through the same history', async () => {
    const { run } = runOn({ mode: 'static' });
    const product = await allocate(run);
    const whole = { from: series.dates[0], to: series.dates.at(-1), rows: ROWS };
    expect(productJson<WindowRecord[]>(product, 'windows.json')).toMatchObject([
      { window: 0, train: whole, test: whole },
      { window: 'now', train: whole, test: null },
    ]);
    expect((await decodeReturns(product.files.get('returns.parquet')!)).dates).toEqual(series.dates);
  });

  it('holds equal weights and the allocation on the whole history against its own, on the same dates at the same costs', async () => {
    const { run, events } = runOn({}, { slippage: 0.01 });
    const { files } = await allocate(run);
    const [stream, baselines] = await Promise.all(
      ['returns.parquet', 'baselines.parquet'].map((name) => decodeReturns(files.get(name)!)),
    );
    expect(baselines!.dates).toEqual(stream!.dates);
    expect(baselines!.matrix.assets).toEqual(['equal_weight', 'static']);
    const [row] = seriesRows(4);
    expect(baselines!.matrix.values[0]).toBeCloseTo((row![0]! + row![1]!) / 2 - 0.01, 12);
    const found = events().find(({ step }) => step === 'meta_optimize_hrp_static_baseline');
    const { core, side } = found!.data.weights as Record<string, number>;
    expect(core! + side!).toBeCloseTo(1, 12);
    expect(baselines!.matrix.values[1]).toBeCloseTo(core! * row![0]! + side! * row![1]! - 0.01, 12);
  });

  it('with a single child decides nothing: its stream is the child, free of cost and of train rows', async () => {
    const only = seriesOf({ core: seriesRows(0).map(([value]) => value!) });
    const sleeves = [{ id: 'core', profile: 'core' }];
    const { run } = runOn({}, { slippage: 0.01 }, { series: only, sleeves });
    const { files } = await allocate(run);
    const stream = await decodeReturns(files.get('returns.parquet')!);
    expect(stream.dates).toEqual(only.dates);
    expect(stream.matrix.values).toEqual(only.matrix.values);
  });

  it('takes the rows of the lookback only, and needs a window among them', async () => {
    const product = await allocate(runOn({}, { lookback_days: 8 }).run);
    expect((await decodeReturns(product.files.get('returns.parquet')!)).dates).toEqual(series.dates.slice(8));
    await expect(allocate(runOn({}, { lookback_days: 5 }).run)).rejects.toThrow(
      new DataError({
        where: 'macro: allocate-hrp',
        rule: 'the rows must hold at least one window',
        got: '5 rows',
        expected: 'at least 6: train 4, purge 0, test 2',
        cause: 'The history is too short for the windows, or lookback_days cuts it too far.',
      }),
    );
  });

  it('charges no market impact: a sleeve has no volume', async () => {
    const settings = { simulator: 'cvxportfolio' } as const;
    const streams = await Promise.all(
      [settings, { ...settings, market_impact: 1, book_size: 1e9 }].map(async (backtest) => {
        const { files } = await allocate(runOn({}, backtest).run);
        return decodeReturns(files.get('returns.parquet')!);
      }),
    );
    expect(streams[1]).toEqual(streams[0]);
  });
});
