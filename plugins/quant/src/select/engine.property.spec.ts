import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReturnsMatrix, selectColumns, sliceRows } from '../matrix/returns-matrix.js';
import { propertyRuns } from '../testing/property-runs.js';
import { walkForward } from '../walkforward/windows.js';
import { selectWinners } from './engine.js';
import { groupedReturns, permutationOf, universes } from './testing/grouped-returns.js';

const metadataOf = (returns: ReturnsMatrix) =>
  returns.assets.map((_, j) => ({ adv: 1e8 * (j + 1), adx: 10 + ((7 * j) % 40), fragility: j % 4 }));
const select = (returns: ReturnsMatrix) => selectWinners({ returns, metadata: metadataOf(returns), periods: 252 });

it('no row after a window’s train end has any part in its selection, bit for bit', () => {
  const schedule = { trainWindow: 70, testWindow: 20 };
  const returns = groupedReturns(9, 130, [3, 2, 2]);
  fc.assert(
    fc.property(fc.nat(2), fc.double({ min: -0.9, max: 9, noNaN: true }), fc.nat(2), (k, future, gap) => {
      const window = walkForward(returns.rows, schedule)[k];
      const changed = returns.values.map((value, at) => (at < (window.trainEnd + gap) * returns.cols ? value : future));
      const before = select(sliceRows(returns, window.trainStart, window.trainEnd));
      const after = select(sliceRows({ ...returns, values: changed }, window.trainStart, window.trainEnd));
      expect(after).toEqual(before);
    }),
    { numRuns: propertyRuns(15) },
  );
});

it('columns in another order have the same scores and vetoes, and the same winners where no scores tie', () => {
  const shuffled = universes.chain((returns) => fc.tuple(fc.constant(returns), permutationOf(returns)));
  fc.assert(
    fc.property(shuffled, ([returns, order]) => {
      const metadata = metadataOf(returns);
      const original = select(returns);
      const permuted = selectWinners({
        returns: selectColumns(returns, order),
        metadata: order.map((j) => metadata[j]),
        periods: 252,
      });
      permuted.assets.forEach((record, k) => {
        const twin = original.assets[order[k]];
        expect(record.asset).toBe(twin.asset);
        expect(Math.abs(record.score - twin.score)).toBeLessThanOrEqual(1e-10 * twin.score);
        expect(record.vetoes).toEqual(twin.vetoes);
        expect(record.metrics).toEqual(twin.metrics);
      });
      expect([...permuted.winners].sort()).toEqual([...original.winners].sort());
      expect(permuted.stage).toBe(original.stage);
    }),
    { numRuns: propertyRuns(60) },
  );
});

it('returns times a power of two leave every score and cluster, bit for bit', () => {
  fc.assert(
    fc.property(universes, fc.integer({ min: -6, max: 3 }), (returns, exponent) => {
      const scaled = { ...returns, values: returns.values.map((value) => value * 2 ** exponent) };
      const relevant = (selected: ReturnsMatrix) =>
        select(selected).assets.map(({ score, cluster, hurst, permutationEntropy }) => {
          return { score, cluster, hurst, permutationEntropy };
        });
      expect(relevant(scaled)).toEqual(relevant(returns));
    }),
    { numRuns: propertyRuns(60) },
  );
});

it('there are enough winners, each with a record, none of them excluded; unvetoed and within topN at stage 1', () => {
  fc.assert(
    fc.property(
      universes,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 8 }),
      (returns, topN, minWinners) => {
        const metadata = metadataOf(returns);
        const selection = selectWinners({ returns, metadata, periods: 252, selection: { topN, minWinners } });
        const won = selection.assets.filter(({ winner }) => winner);
        expect(won.map(({ asset }) => asset)).toEqual(selection.winners);
        expect(won.length).toBeGreaterThanOrEqual(Math.min(minWinners, returns.cols));
        if (selection.stage > 1) return;
        const perCluster = won.map(({ cluster }) => won.filter((other) => other.cluster === cluster).length);
        expect(won.every(({ vetoes, gateReturn }) => vetoes.length === 0 && gateReturn >= 0)).toBe(true);
        expect(perCluster.every((count) => count <= topN)).toBe(true);
      },
    ),
    { numRuns: propertyRuns(60) },
  );
});
