import type { RiskProfile } from '@metafolio/quant';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DatedReturns } from '../data/time-series.js';
import { type MetaAllocation, metaAllocationSchema } from '../manifest/blocks/meta-allocation.js';
import { riskSchema } from '../manifest/blocks/risk.js';
import { selectionSchema } from '../manifest/blocks/selection.js';
import { allocateAcross } from './allocate.js';
import { flattenPortfolios } from './flatten-portfolios.js';
import { joinStreams } from './join-streams.js';
import { portfolio } from './portfolio.js';
import { backtestOf, openLedger, seriesOf } from './testing/problems.js';

const RUNS = 1000;
const ROWS = 14;
const windows = { train_window: 6, test_window: 4, step_size: 4 };

/** Profiles whose weights do not depend on the order of the columns; those of plain HRP do, by definition. */
const PROFILES: readonly RiskProfile[] = ['equal_weight', 'inverse_volatility', 'min_variance', 'risk_parity'];

const returnsOf = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: ROWS, maxLength: ROWS });
/** Streams of three children, no two alike and none constant. */
const children = fc
  .uniqueArray(returnsOf, { minLength: 3, maxLength: 3, selector: (returns) => returns.join() })
  .filter((streams) => streams.every((returns) => new Set(returns.slice(0, 6)).size > 1));
const riskProfile = fc.constantFrom(...PROFILES);

function streamsOf(columns: Readonly<Record<string, readonly number[]>>): DatedReturns {
  return seriesOf(
    Object.fromEntries(Object.entries(columns).map(([id, returns]) => [id, returns.map((value) => value / 1e4)])),
  );
}

function allocate(series: DatedReturns, profile: RiskProfile) {
  const sleeves = series.matrix.assets.map((id) => ({ id, profile: id }));
  return allocateAcross({
    where: 'macro: allocate',
    series,
    riskProfile: profile,
    config: {
      risk: riskSchema.parse({}),
      selection: selectionSchema.parse({}),
      backtest: backtestOf({ lookback_days: 'all', slippage: 0.0005, commission: 0.0001 }),
      meta_allocation: metaAllocationSchema.parse({ ...windows, min_weight: 0.05 }) as MetaAllocation,
      sleeves,
    },
    periods: 252,
    ledger: openLedger().ledger,
    compute: { workers: 0 },
  });
}

it('a meta of one sleeve is that sleeve: its stream to the bit, and all of the capital in it', async () => {
  await fc.assert(
    fc.asyncProperty(returnsOf, riskProfile, async (returns, profile) => {
      fc.pre(new Set(returns).size > 1);
      const sleeve = streamsOf({ only: returns });
      const { allocation } = await allocate(sleeve, profile);
      expect(allocation.stream.dates).toEqual(sleeve.dates);
      expect(allocation.stream.matrix.values).toEqual(sleeve.matrix.values);
      expect([...allocation.weightsNow]).toEqual([1]);
    }),
    { numRuns: RUNS },
  );
});

it('a sleeve wrapped in a meta of its own changes nothing above it, to the bit', async () => {
  await fc.assert(
    fc.asyncProperty(children, riskProfile, async ([a, b, c], profile) => {
      const [bare, others] = [streamsOf({ a: a! }), { b: streamsOf({ b: b! }), c: streamsOf({ c: c! }) }];
      const { allocation: wrapped } = await allocate(bare, profile);
      const joined = (first: DatedReturns) =>
        joinStreams([
          { id: 'a', series: first },
          { id: 'b', series: others.b },
          { id: 'c', series: others.c },
        ]).series;
      const [without, within] = [
        await allocate(joined(bare), profile),
        await allocate(joined(wrapped.stream), profile),
      ];
      expect(within).toEqual(without);
      const held = (inner: ReturnType<typeof portfolio>) =>
        flattenPortfolios([{ id: 'a', weight: without.allocation.weightsNow[0]!, portfolio: inner }]);
      const sleeve = portfolio([{ symbol: 'AAA', contributor: { sleeve: '', weight: a![0]! / 300 } }]);
      const meta = flattenPortfolios([{ id: 'only', weight: wrapped.weightsNow[0]!, portfolio: sleeve }]);
      const assets = ({ weights, ...sums }: ReturnType<typeof portfolio>) => ({
        ...sums,
        weights: weights.map(({ contributors: _, ...position }) => position),
      });
      expect(assets(held(meta))).toEqual(assets(held(sleeve)));
    }),
    { numRuns: RUNS },
  );
});

it('sleeves in another order have the same weights and give the same stream', async () => {
  await fc.assert(
    fc.asyncProperty(children, riskProfile, async ([a, b, c], profile) => {
      const [forward, backward] = [
        (await allocate(streamsOf({ a: a!, b: b!, c: c! }), profile)).allocation,
        (await allocate(streamsOf({ c: c!, b: b!, a: a! }), profile)).allocation,
      ];
      backward.weightsNow.toReversed().forEach((weight, j) => {
        expect(Math.abs(weight - forward.weightsNow[j]!)).toBeLessThanOrEqual(1e-8);
      });
      forward.stream.matrix.values.forEach((value, row) => {
        expect(Math.abs(value - backward.stream.matrix.values[row]!)).toBeLessThanOrEqual(1e-8);
      });
    }),
    { numRuns: RUNS },
  );
});
