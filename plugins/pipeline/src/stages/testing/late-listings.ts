import type { RiskProfile } from '@metafolio/quant';
import { sessions, syntheticPrices } from './synthetic-prices.js';
import { MANIFEST_FILE } from './temporary-workspace.js';

const ROWS = 295;
/** The date of each row of prices. */
export const DATES = sessions(ROWS);
export const RISK_PROFILES: readonly RiskProfile[] = ['min_variance', 'hrp', 'barbell'];

const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG'];

/** The first rows with a price of the assets that are not there from the start; CCC is never listed. */
const LISTINGS: Readonly<Record<string, number>> = { CCC: ROWS, EEE: 90, GGG: 165 };

/** Days after which an asset has a price out of line, undone the day after; without outliers a winsorised history would pass. */
const OUTLIER_DAYS = 60;

/** A wide price file with a column for each symbol. */
export const PRICES = marketOf(syntheticPrices({ symbols: SYMBOLS, seed: 7, rows: ROWS }));

/** Two sleeves of the same prices: `held` trades at the windows' starts; `traded` every day, with a short and impact on the market. */
export const PROFILES = ['held', 'traded'] as const;

const BACKTEST = { lookback_days: 'all', train_window: 50, test_window: 10 };
const TRADED = {
  simulator: 'cvxportfolio',
  rebalance: 'daily',
  drift_tolerance: 0.01,
  market_impact: 1,
  borrow_rate_annual: 0.02,
};

/** The workspace of both over these prices. */
export function lateListings(prices: string): Record<string, string> {
  const manifest = {
    defaults: {
      selection: { threshold: 0.7, min_winners: 3, cluster_lookbacks: [20, 40] },
      risk: { profiles: RISK_PROFILES, max_weight: 0.6 },
      backtest: BACKTEST,
    },
    profiles: { held: { risk: { covariance: 'sample' } }, traded: { backtest: TRADED } },
  };
  const files = PROFILES.map((profile) => sleeveFiles(profile, prices));
  return Object.assign({ [MANIFEST_FILE]: JSON.stringify(manifest) }, ...files) as Record<string, string>;
}

/** The files of a sleeve as they would have been on the last date of the prices: neither knows of an asset before its listing. */
export function sleeveFiles(profile: string, prices: string): Record<string, string> {
  const rows = prices.trimEnd().split('\n');
  const cells = rows.map((row) => row.split(','));
  const listed = cells[0]!.map((_, j) => cells.slice(1).some((row) => row[j] !== ''));
  const [header, ...known] = cells.map((row) => row.filter((_, j) => listed[j]));
  const assets = header!.slice(1).map((symbol) => `  ${symbol}: ${assetOf(profile, symbol)}`);
  const sleeve = ['source: { path: prices.csv, kind: prices }', 'calendar: XNYS', 'assets:', ...assets];
  return {
    [`sleeves/${profile}/prices.csv`]: `${[header, ...known].join('\n')}\n`,
    [`sleeves/${profile}/sleeve.yaml`]: `description: Late listings\n${sleeve.join('\n')}\n`,
  };
}

function assetOf(profile: string, symbol: string): string {
  const rank = SYMBOLS.indexOf(symbol);
  const direction = profile === 'traded' && symbol === 'BBB' ? 'short' : 'long';
  return `{ adv: ${10 ** (6 + rank / 2)}, adx: ${10 + 5 * rank}, direction: ${direction} }`;
}

function marketOf(prices: string): string {
  const [header, ...rows] = prices.trimEnd().split('\n');
  const market = rows.map((row, t) => row.split(',').map((cell, j) => (j === 0 ? cell : priceOf(cell, t, j - 1))));
  return `${[header, ...market].join('\n')}\n`;
}

function priceOf(price: string, row: number, rank: number): string {
  if (row < (LISTINGS[SYMBOLS[rank]!] ?? 0)) return '';
  return row % OUTLIER_DAYS === 8 * rank ? String(1.08 * Number(price)) : price;
}
