import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RiskProfile } from '@metafolio/quant';
import { onTestFinished } from 'vitest';
import { syntheticPrices } from './synthetic-prices.js';

export const MANIFEST_FILE = 'configs/manifest.json';

/** Rows of prices of each sleeve. */
export const PRICE_ROWS = 120;

const RISK_PROFILES: readonly RiskProfile[] = ['min_variance', 'hrp', 'barbell'];

/** The manifest of the small workspace: three sleeves, a meta over two, and a meta over that meta and the third. */
export function smallManifest() {
  return {
    defaults: {
      data: { as_of: '2022-06-24' },
      selection: { min_winners: 3, cluster_lookbacks: [20, 40] },
      risk: { profiles: RISK_PROFILES, max_weight: 0.4 },
      backtest: { lookback_days: 110, train_window: 40, test_window: 10 },
      health: { min_solved_ratio: 0.75 },
    },
    profiles: {
      alpha: {},
      beta: {},
      gamma: {},
      inner: {
        sleeves: [
          { id: 'first', profile: 'alpha' },
          { id: 'second', profile: 'beta' },
        ],
        meta_allocation: { min_weight: 0.48, max_weight: 0.52, train_window: 20, test_window: 10 },
      },
      outer: {
        sleeves: [
          { id: 'core', profile: 'inner' },
          { id: 'side', profile: 'gamma' },
        ],
        meta_allocation: { min_weight: 0.1, max_weight: 0.9, train_window: 20, test_window: 10 },
      },
    },
  };
}

/** Every file of the small workspace by its path. The sleeves share some symbols, so that flattening has to sum them. */
export function smallWorkspace(): Record<string, string> {
  return {
    [MANIFEST_FILE]: JSON.stringify(smallManifest(), null, 2),
    ...sleeveFiles('alpha', { symbols: ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'], seed: 1 }),
    ...sleeveFiles('beta', { symbols: ['DDD', 'EEE', 'FFF', 'GGG'], seed: 2 }),
    ...sleeveFiles('gamma', { symbols: ['AAA', 'GGG', 'HHH'], seed: 3 }),
    'meta/inner/meta.yaml': 'description: Two sleeves\n',
    'meta/outer/meta.yaml': 'description: A meta and a sleeve\n',
  };
}

function sleeveFiles(name: string, prices: { symbols: readonly string[]; seed: number }): Record<string, string> {
  return {
    [`sleeves/${name}/sleeve.yaml`]: sleeveYaml(name),
    [`sleeves/${name}/prices.csv`]: syntheticPrices({ ...prices, rows: PRICE_ROWS }),
  };
}

export function sleeveYaml(description: string): string {
  return `description: ${description}\nsource: { path: prices.csv, kind: prices }\ncalendar: XNYS\n`;
}

/** A folder with these files, which the caller removes. */
export function workspaceFolder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'metafolio-line-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A copy of a workspace, gone when the test ends. */
export function copyOf(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'metafolio-copy-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(root, copy, { recursive: true });
  return copy;
}
