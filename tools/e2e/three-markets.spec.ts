import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeReturns, type RunFile } from '@metafolio/pipeline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Acceptance } from '../../plugins/pipeline/src/report/acceptance.js';
import { copyWorkspace, removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const DATA = process.env.METAFOLIO_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data');
const MISSING = existsSync(DATA) ? '' : ' (skipped: there are no market data; set METAFOLIO_SHARED_DATA)';
const RISK_PROFILES = ['min_variance', 'hrp', 'equal_weight'];
const META = 'meta_markets';
const SLEEVES = {
  equities: { file: 'us_equities_20.csv.gz', calendar: 'XNYS' },
  etfs: { file: 'factor_etfs_5.csv.gz', calendar: 'XNYS' },
  coins: { file: 'crypto_daily_9.csv.gz', calendar: '24x7' },
};

let workspace: WorkspaceCopy;

beforeAll(() => {
  if (MISSING) return;
  workspace = copyWorkspace();
  for (const [name, { file, calendar }] of Object.entries(SLEEVES)) {
    mkdirSync(join(workspace.root, 'sleeves', name));
    cpSync(join(DATA, file), join(workspace.root, 'sleeves', name, 'prices.csv.gz'));
    workspace.write(
      `sleeves/${name}/sleeve.yaml`,
      `description: ${name}\nsource: { path: prices.csv.gz, kind: prices, date_column: Date }\ncalendar: ${calendar}\n`,
    );
  }
  mkdirSync(join(workspace.root, 'meta', META));
  workspace.write(`meta/${META}/meta.yaml`, 'description: Three markets\n');
  workspace.write(
    'configs/markets.json',
    JSON.stringify({
      defaults: {
        data: { as_of: '2021-06-17' },
        risk: { profiles: RISK_PROFILES },
        backtest: { lookback_days: 900, train_window: 180, test_window: 40 },
      },
      profiles: {
        ...Object.fromEntries(Object.keys(SLEEVES).map((name) => [name, {}])),
        [META]: {
          sleeves: Object.keys(SLEEVES).map((name) => ({ id: name, profile: name })),
          meta_allocation: { train_window: 60, test_window: 20 },
        },
      },
    }),
  );
}, 120_000);

afterAll(() => {
  if (!MISSING) removeWorkspace(workspace);
});

test.skipIf(MISSING !== '')(
  `equities, factor ETFs and coins make one meta-portfolio, whose report says what correlation benefit there is${MISSING}`,
  async () => {
    const { status, output } = workspace.metafolio(['run', META, '--manifest', 'configs/markets.json']);
    expect(status, output).toBe(0);
    const { criteria } = JSON.parse(workspace.read(`artifacts/meta/${META}/report/acceptance.json`)) as Acceptance;
    const benefit = criteria.find(({ criterion }) => criterion === 'correlation_benefit')!;
    expect(benefit.evidence.map(({ subject }) => subject)).toEqual(RISK_PROFILES);
    for (const { subject, verdict, figures } of benefit.evidence) {
      const volatilities = await sleeveVolatilities(subject);
      const least = Math.min(...Object.values(volatilities));
      expect(figures.least_volatility).toBeCloseTo(least, 12);
      expect(volatilities[figures.least_volatile_sleeve as string]).toBe(least);
      const meta = await metaVolatility(subject);
      expect(figures.meta_volatility).toBeCloseTo(meta, 12);
      expect(verdict).toBe(meta < least ? 'PASS' : 'FAIL');
      // Coins move little with stocks; two samples of the same stock market move together.
      expect(figures.least_correlation).toBeLessThan(0.6);
      expect(figures.largest_correlation).toBeGreaterThan(0.6);
    }
    expect(workspace.read(`artifacts/meta/${META}/report/report.md`)).toContain('correlation_benefit');
  },
);

const PERIODS = 252;

/** Sample volatility a year, by its definition. */
function volatility(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares / (values.length - 1)) * PERIODS);
}

async function metaStream(riskProfile: string) {
  const run = join(workspace.root, `artifacts/meta/${META}/run`);
  return decodeReturns(readFileSync(join(run, `returns/${riskProfile}.parquet`)));
}

async function metaVolatility(riskProfile: string): Promise<number> {
  return volatility([...(await metaStream(riskProfile)).matrix.values]);
}

/** Of each sleeve's own stream, on the dates of the meta's. */
async function sleeveVolatilities(riskProfile: string): Promise<Record<string, number>> {
  const dates = new Set((await metaStream(riskProfile)).dates);
  const { children } = JSON.parse(workspace.read(`artifacts/meta/${META}/run/run.json`)) as RunFile;
  const entries = children.map(async ({ id, profile }) => {
    const run = join(workspace.root, `artifacts/sleeves/${profile}/run`);
    const stream = await decodeReturns(readFileSync(join(run, `returns/${riskProfile}.parquet`)));
    return [id, volatility([...stream.matrix.values].filter((_, row) => dates.has(stream.dates[row]!)))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
