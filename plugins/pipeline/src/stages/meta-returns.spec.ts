import { describe, expect, it } from 'vitest';
import { decodeReturns, encodeReturns } from '../data/parquet.js';
import { DataError } from '../errors.js';
import { type MetaAllocation, metaAllocationSchema } from '../manifest/blocks/meta-allocation.js';
import { prettyJson } from '../storage/canonical-json.js';
import { metaReturns } from './meta-returns.js';
import { backtestOf, seriesOf } from './testing/problems.js';
import { productJson, stageRunOf } from './testing/stage-run.js';

const WEEKDAYS = { calendar: 'XNYS', periods_per_year: 252 };
const ROUND_THE_CLOCK = { calendar: '24x7', periods_per_year: 365 };

/** The run of a child whose stream has the rows [start, end) of the sessions, under hrp. */
function child(start: number, end: number, calendar = WEEKDAYS) {
  const { dates, matrix } = seriesOf({ return: Array.from({ length: end }, (_, t) => t / 1000) });
  const stream = {
    dates: dates.slice(start),
    matrix: { ...matrix, rows: end - start, values: matrix.values.slice(start) },
  };
  return { 'returns/hrp.parquet': encodeReturns(stream), 'calendar.json': prettyJson(calendar) };
}

function runOn(children: Record<string, ReturnType<typeof child>>, allocation: Partial<MetaAllocation> = {}) {
  const windows = { train_window: 4, test_window: 2, step_size: 2, ...allocation };
  const meta_allocation = metaAllocationSchema.parse(windows) as MetaAllocation;
  return stageRunOf({ config: { sleeves: [], meta_allocation, backtest: backtestOf({ purge: 1 }) }, children });
}

describe('metaReturns', () => {
  it('publishes the joined streams, the losses, and the sparser calendar; a large loss is a warning', async () => {
    const { run, events } = runOn({ core: child(2, 9), side: child(0, 10, ROUND_THE_CLOCK) });
    const product = await metaReturns(run);
    const joined = await decodeReturns(product.files.get('returns.parquet')!);
    expect(joined.matrix).toMatchObject({ assets: ['core', 'side'], rows: 7 });
    expect(productJson(product, 'calendar.json')).toEqual(WEEKDAYS);
    expect(product.summary).toBe('7 common dates, largest intersection loss 30.00 %');
    expect(events().map(({ status, data }) => [status, data.sleeve])).toEqual([
      ['success', 'core'],
      ['warning', 'side'],
    ]);
  });

  it('reads the streams of its own risk profile and no other file of the children', async () => {
    const { run } = runOn({ core: child(0, 9), side: child(0, 9) });
    await metaReturns(run);
    expect(run.inputs.consumed().map(({ name }) => name)).toEqual([
      'artifacts/sleeves/core/run/calendar.json',
      'artifacts/sleeves/core/run/returns/hrp.parquet',
      'artifacts/sleeves/side/run/calendar.json',
      'artifacts/sleeves/side/run/returns/hrp.parquet',
    ]);
  });

  it.each([
    ['one window', {}, 'at least 7: train 4, purge 1, test 2'],
    ['the one allocation of mode static', { mode: 'static', train_window: 7 } as const, 'at least 7: train 7'],
  ])('takes just enough common dates for %s, and says what is missing', async (_name, allocation, expected) => {
    const { run } = runOn({ core: child(0, 9), side: child(2, 11) }, allocation);
    await expect(metaReturns(run)).resolves.toHaveProperty('files');
    const { run: short } = runOn({ core: child(0, 9), side: child(3, 11) }, allocation);
    await expect(metaReturns(short)).rejects.toThrow(
      new DataError({
        where: 'macro: returns-hrp',
        rule: 'the common dates must hold at least one window',
        got: '6 dates (core has 9, side has 8)',
        expected,
        cause:
          'The streams of the children hardly overlap, or meta_allocation asks for longer windows than they leave.',
      }),
    );
  });
});
