import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { type ReturnsMatrix, returnsMatrix } from '../matrix/returns-matrix.js';
import { casesIn } from '../moments/testing/cases.js';
import type { AssetRecord } from './asset-records.js';
import { selectWinners } from './engine.js';
import type { AssetMetadata } from './metadata.js';
import type { SelectionMetric } from './metric-names.js';
import { groupedReturns } from './testing/grouped-returns.js';

interface Input {
  readonly assets: readonly string[];
  readonly values: readonly number[];
  readonly metadata: readonly AssetMetadata[];
  readonly periods: number;
}
interface Expected {
  readonly assets: readonly Omit<AssetRecord, 'winner'>[];
  readonly winners: readonly string[];
  readonly metricsWithoutData: readonly SelectionMetric[];
  readonly productScores: readonly number[];
}

/** Paths at which two JSON values differ, numbers by more than 1e-11 of the expected. */
function differences(actual: unknown, expected: unknown, path = ''): string[] {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= 1e-11 * Math.abs(expected) ? [] : [`${path}: ${actual}, not ${expected}`];
  }
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) {
    return actual === expected ? [] : [`${path}: ${String(actual)}, not ${String(expected)}`];
  }
  const fields = [...new Set([...Object.keys(actual), ...Object.keys(expected)])];
  return fields.flatMap((field) => {
    const [a, b] = [actual, expected].map((value) => (value as Record<string, unknown>)[field]);
    return differences(a, b, `${path}/${field}`);
  });
}

const cases = casesIn<Input, Expected>(new URL('./fixtures/engine/', import.meta.url));

describe.each(cases)('engine v3.2 on $name', ({ input, expected }) => {
  const window = {
    returns: returnsMatrix(input.assets, Float64Array.from(input.values)),
    metadata: input.metadata,
    periods: input.periods,
  };
  const select = () => selectWinners(window);

  it('measures, scores, clusters and vetoes each asset as the reference does', () => {
    const records = select().assets.map(({ winner: _, ...record }) => record);
    expect(differences(records, expected.assets)).toEqual([]);
  });

  it('has the reference’s winners at stage 1', () => {
    const selection = select();
    expect(selection.winners).toEqual(expected.winners);
    expect(selection.stage).toBe(1);
    expect(selection.assets.filter(({ winner }) => winner).map(({ asset }) => asset)).toEqual(expected.winners);
  });

  it('lists the metrics without data', () => {
    expect(select().metricsWithoutData).toEqual(expected.metricsWithoutData);
  });

  it('falls back to the plain product as v3.0', () => {
    const { assets } = selectWinners({ ...window, features: { featSelectionLogmps: false } });
    const scores = assets.map(({ score }) => score);
    expect(differences(scores, expected.productScores)).toEqual([]);
  });
});

describe('selectWinners', () => {
  const returns = groupedReturns(4, 150, [3, 3, 2]);
  const unknown = (matrix: ReturnsMatrix) => matrix.assets.map(() => ({}));
  const window = { returns, metadata: unknown(returns), periods: 252 };

  it('lets every asset win and vetoes nobody in mode none', () => {
    const { winners, assets, stage, mode } = selectWinners({
      ...window,
      metadata: returns.assets.map(() => ({ survival: 0 })),
      features: { selectionMode: 'none' },
    });
    expect({ winners, stage, mode }).toEqual({ winners: returns.assets, stage: 1, mode: 'none' });
    expect(assets.every(({ winner, vetoes }) => winner && vetoes.length === 0)).toBe(true);
    expect(assets.map(({ cluster }) => cluster)).toEqual([0, 0, 0, 1, 1, 1, 2, 2]);
  });

  it('refuses a mode it does not know, naming it', () => {
    const features = JSON.parse('{"selectionMode":"v3.1"}');
    expect(() => selectWinners({ ...window, features })).toThrow(InvalidInputError);
    expect(() => selectWinners({ ...window, features })).toThrow(/got v3\.1 \(expected v3\.2 or none\)/);
  });

  it('excludes constant columns and columns with NaN or infinity, and selects as without them', () => {
    const extra = [...returns.assets, 'flat', 'late', 'broken'];
    const values = Float64Array.from({ length: 150 * 11 }, (_, k) => {
      const [t, j] = [Math.floor(k / 11), k % 11];
      if (j < 8) return returns.values[t * 8 + j];
      if (j === 8) return 0.001;
      return t === 3 ? [Number.NaN, Number.POSITIVE_INFINITY][j - 9] : 0.01 * (t % 3);
    });
    const wider = returnsMatrix(extra, values);
    const selection = selectWinners({ ...window, returns: wider, metadata: unknown(wider) });
    expect(selection.excluded).toEqual([
      { asset: 'flat', reason: 'constant' },
      { asset: 'late', reason: 'not_finite' },
      { asset: 'broken', reason: 'not_finite' },
    ]);
    expect({ ...selection, excluded: [] }).toEqual(selectWinners(window));
  });

  it('has no winner where every column is excluded', () => {
    const flat = returnsMatrix(['flat', 'late'], Float64Array.of(0.1, Number.NaN, 0.1, 0.2));
    const selection = selectWinners({ returns: flat, metadata: [{}, {}], periods: 252 });
    expect(selection).toMatchObject({ winners: [], assets: [], stage: 1 });
    expect(selection.excluded).toHaveLength(2);
    expect(selection.metricsWithoutData).toEqual([]);
  });

  it('scores by what short windows have: no Hurst exponent under 32 rows', () => {
    const short = groupedReturns(4, 20, [3, 2]);
    const selection = selectWinners({ returns: short, metadata: unknown(short), periods: 252 });
    expect(selection.metricsWithoutData).toEqual(['liquidity', 'survival', 'hurstClean', 'adx']);
    expect(selection.assets[0]).toMatchObject({ hurst: null, metrics: { hurstClean: null, survival: 1 } });
    expect(selection.assets.every(({ score }) => score > 0)).toBe(true);
  });

  it('has one asset win alone', () => {
    const one = groupedReturns(6, 90, [1]);
    const { winners, assets } = selectWinners({ returns: one, metadata: [{}], periods: 252 });
    expect(winners).toEqual(['asset 0']);
    expect(assets[0].cluster).toBe(0);
  });

  it('follows the options given and the defaults for the others', () => {
    const { winners } = selectWinners({ ...window, selection: { topN: 1, minWinners: 0, minMomentumScore: -1 } });
    expect(winners.length).toBeLessThanOrEqual(3);
    const { assets } = selectWinners({ ...window, selection: { threshold: 100 } });
    expect(new Set(assets.map(({ cluster }) => cluster)).size).toBe(1);
  });

  it.each([{ topN: 0 }, { topN: 1.5 }, { minWinners: -1 }, { clusterLookbacks: [1] }, { threshold: Number.NaN }])(
    'refuses the selection options %o',
    (selection) => {
      expect(() => selectWinners({ ...window, selection })).toThrow(InvalidInputError);
    },
  );

  it('refuses metadata that is not one record an asset, or out of range', () => {
    expect(() => selectWinners({ ...window, metadata: [] })).toThrow(/0 records/);
    const broken = (record: AssetMetadata) => ({ ...window, metadata: [...unknown(returns).slice(1), record] });
    expect(() => selectWinners(broken({ adv: Number.NaN }))).toThrow(/asset 7, adv/);
    expect(() => selectWinners(broken({ survival: 1.2 }))).toThrow(/0 to 1/);
    expect(() => selectWinners(broken({ fragility: -1 }))).toThrow(InvalidInputError);
    expect(() => selectWinners({ ...window, periods: 0 })).toThrow(/periods/);
  });
});
