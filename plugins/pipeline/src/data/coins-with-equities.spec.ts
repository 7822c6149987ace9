import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { correlationMatrix, returnsMatrix } from '@metafolio/quant';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinStreams } from '../stages/join-streams.js';
import { runLine } from '../stages/testing/run-line.js';
import { workspaceFolder } from '../stages/testing/temporary-workspace.js';
import { closureOf, sessionsBetween } from './calendar.js';
import { decodeReturns, decodeTable } from './parquet.js';
import type { DatedReturns } from './time-series.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = process.env.METAFOLIO_SHARED_DATA ?? join(root, '../shared/data');
const missing = !existsSync(folder);
const why = missing ? ' (skipped: no folder ../shared/data, and METAFOLIO_SHARED_DATA names none)' : '';

interface Expected {
  readonly listings: Readonly<Record<string, string>>;
  readonly dates: { readonly count: number; readonly first: string; readonly last: string };
  readonly assets: readonly string[];
  readonly correlations: readonly number[];
}

const expected: Expected = JSON.parse(
  readFileSync(new URL('fixtures/coins-with-equities/expected.json', import.meta.url), 'utf8'),
);
const AS_OF = '2021-06-17';
const PRICES = { coins: 'crypto_daily_9.csv.gz', equities: 'us_equities_20.csv.gz' };

const sleeveYaml = (calendar: string) =>
  `description: test\nsource: { path: prices.csv.gz, kind: prices, date_column: Date }\ncalendar: ${calendar}\n`;

const FILES = {
  'configs/manifest.json': JSON.stringify({
    defaults: {
      data: { as_of: AS_OF },
      risk: { profiles: ['min_variance', 'equal_weight'] },
      features: { selection_mode: 'none' },
      backtest: { lookback_days: 'all', train_window: 180, test_window: 60 },
    },
    profiles: {
      coins: {},
      equities: {},
      mixed: {
        sleeves: [
          { id: 'coins', profile: 'coins' },
          { id: 'equities', profile: 'equities' },
        ],
        meta_allocation: { train_window: 120, test_window: 60 },
      },
    },
  }),
  'sleeves/coins/sleeve.yaml': sleeveYaml('24x7'),
  'sleeves/equities/sleeve.yaml': sleeveYaml('XNYS'),
  'meta/mixed/meta.yaml': 'description: coins and equities\n',
};

describe.skipIf(missing)(`a sleeve of coins, joined with one of equities${why}`, () => {
  let workspace: string;
  beforeAll(async () => {
    workspace = workspaceFolder(FILES);
    for (const [name, file] of Object.entries(PRICES)) {
      copyFileSync(join(folder, file), join(workspace, `sleeves/${name}/prices.csv.gz`));
    }
    await runLine(workspace, 'mixed');
    return () => rmSync(workspace, { recursive: true });
  }, 120_000);

  const bytes = (path: string) => new Uint8Array(readFileSync(join(workspace, 'artifacts', path)));
  const json = <T>(path: string) => JSON.parse(Buffer.from(bytes(path)).toString()) as T;
  const ingested = (name: string) => decodeReturns(bytes(`sleeves/${name}/ingest/returns.parquet`));

  it('lists each coin on the day of its first price, with no return before it, and never a zero for one', async () => {
    const { assets } = json<{ assets: { symbol: string; first_date: string }[] }>('sleeves/coins/ingest/assets.json');
    expect(Object.fromEntries(assets.map(({ symbol, first_date }) => [symbol, first_date]))).toEqual(expected.listings);
    const { dates, matrix } = await ingested('coins');
    matrix.assets.forEach((coin, j) => {
      const returns = dates.map((_, t) => matrix.values[t * matrix.cols + j]!);
      const listing = dates.indexOf(expected.listings[coin]!);
      // The day of the listing has a price and no return yet.
      expect(returns.slice(0, listing + 1).every(Number.isNaN)).toBe(true);
      expect(returns.slice(listing + 1).some(Number.isNaN)).toBe(false);
    });
  });

  it('trades every day of the week, by 365 periods a year; the meta by the 252 of the exchange', () => {
    expect(json('sleeves/coins/run/calendar.json')).toEqual({ calendar: '24x7', periods_per_year: 365 });
    expect(json('meta/mixed/run/calendar.json')).toEqual({ calendar: 'XNYS', periods_per_year: 252 });
  });

  it.each(['min_variance', 'equal_weight'])(
    'keeps the exchange days of both streams, unchanged, under %s',
    async (p) => {
      const children = await Promise.all(
        ['coins', 'equities'].map((name) => decodeReturns(bytes(`sleeves/${name}/run/returns/${p}.parquet`))),
      );
      const joined = await decodeReturns(bytes(`meta/mixed/run/sleeves/${p}.parquet`));
      const [coins, equities] = children as [DatedReturns, DatedReturns];
      expect(coins.dates).toEqual(sessionsBetween('24x7', coins.dates[0]!, coins.dates.at(-1)!));
      expect(joined.dates).toEqual(sessionsBetween('XNYS', joined.dates[0]!, joined.dates.at(-1)!));
      expect(joined.dates).toEqual(coins.dates.filter((date) => equities.dates.includes(date)));
      const rows = joined.dates.flatMap((date) =>
        children.map(({ dates, matrix }) => matrix.values[dates.indexOf(date)]!),
      );
      expect([...joined.matrix.values]).toEqual(rows);
      const losses = json<{ id: string; rows: number; kept: number }[]>(`meta/mixed/returns/${p}/intersection.json`);
      const [ofCoins] = losses;
      const lost = coins.dates.filter((date) => !joined.dates.includes(date));
      expect(ofCoins).toMatchObject({ id: 'coins', rows: coins.dates.length, kept: joined.dates.length });
      expect(lost.every((date) => closureOf('XNYS', date) !== undefined || !equities.dates.includes(date))).toBe(true);
    },
  );

  it('holds every coin in the windows that train after its listing, and none before', async () => {
    const path = 'sleeves/coins/run';
    const windows = json<{ window: number | 'now'; train: { from: string } }[]>(`${path}/windows/equal_weight.json`);
    const [, names, ...columns] = await decodeTable(bytes(`${path}/weights/equal_weight.parquet`));
    expect(names?.values).toEqual(windows.map(({ window }) => `${window}`));
    for (const { name: coin, values } of columns) {
      const listed = windows.map(({ train }) => train.from > expected.listings[coin]!);
      expect([...values].map((weight) => Number(weight) > 0)).toEqual(listed);
    }
    const heldAtFirst = columns.filter(({ values }) => Number(values[0]) > 0).map(({ name }) => name);
    expect(heldAtFirst.sort()).toEqual(['BCH', 'BTC', 'ETC', 'ETH', 'LTC']);
  });

  it('has the correlations that pandas computes on the same dates, and weekends do not change them', async () => {
    const [coins, equities] = [await ingested('coins'), await ingested('equities')];
    const { series } = joinStreams([...streamsOf(coins), ...streamsOf(equities)]);
    const { dates, matrix } = series;
    expect(matrix.assets).toEqual(expected.assets);
    expect({ count: dates.length, first: dates[0], last: dates.at(-1) }).toEqual(expected.dates);
    const correlations = correlationMatrix(matrix);
    expect(Math.max(...correlations.map((rho, k) => Math.abs(rho - expected.correlations[k]!)))).toBeLessThan(1e-12);
    const weekdays = streamsOf(coins).map(({ id, series: one }) => ({ id, series: onlyOn(one, equities.dates) }));
    expect(joinStreams([...weekdays, ...streamsOf(equities)]).series).toEqual(series);
  });
});

/** Each asset as a stream of its own, over the dates on which it has a return. */
function streamsOf({ dates, matrix }: DatedReturns) {
  return matrix.assets.map((id, j) => {
    const rows = dates.map((_, t) => t).filter((t) => !Number.isNaN(matrix.values[t * matrix.cols + j]!));
    const values = Float64Array.from(rows, (t) => matrix.values[t * matrix.cols + j]!);
    return { id, series: { dates: rows.map((t) => dates[t]!), matrix: returnsMatrix([id], values) } };
  });
}

function onlyOn({ dates, matrix }: DatedReturns, wanted: readonly string[]): DatedReturns {
  const rows = dates.map((_, t) => t).filter((t) => wanted.includes(dates[t]!));
  const values = Float64Array.from(rows, (t) => matrix.values[t]!);
  return { dates: rows.map((t) => dates[t]!), matrix: returnsMatrix(matrix.assets, values) };
}
