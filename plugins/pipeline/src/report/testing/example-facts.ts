import type { Performance } from '@metafolio/quant';
import type { LedgerEntry } from '../../ledger/ledger-entry.js';
import type { SleeveTree } from '../../stages/portfolio-tree.js';
import type { ProfileHealth } from '../../stages/profile-health.js';
import type { WindowRecord } from '../../stages/walk-forward-stream.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import type { StreamFacts } from '../stream-facts.js';

const HEX = '0123456789abcdef'.repeat(4);

/** A performance of round figures; only the named ones differ. */
export function examplePerformance(figures: Partial<Performance> = {}): Performance {
  return {
    observations: 200,
    periods: 252,
    returnAnnual: 0.08,
    returnAnnualMethod: 'geometric',
    volatilityAnnual: 0.15,
    sharpe: 0.6,
    sortino: 0.9,
    calmar: 0.8,
    omega: 1.1,
    maxDrawdownCompounded: 0.1,
    maxDrawdownUncompounded: 0.11,
    ulcerIndex: 0.04,
    valueAtRisk95: 0.015,
    conditionalValueAtRisk95: 0.0205,
    tailRatio: 1,
    winRate: 0.52,
    skewness: -0.2,
    excessKurtosis: 1.5,
    ...figures,
  };
}

function stream(name: string, figures: Partial<Performance>, turnoverAnnual: number | null): StreamFacts {
  return { name, returns: exampleReturns(name.length), performance: examplePerformance(figures), turnoverAnnual };
}

/** Four dates a month. */
const DATES = [
  '2022-03-15',
  '2022-03-18',
  '2022-03-28',
  ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].flatMap((month) =>
    ['04', '11', '18', '28'].map((day) => `2022-${month}-${day}`),
  ),
];

/** Gains and losses of up to 2.5 %, one a date. */
function exampleReturns(seed: number): Float64Array {
  return Float64Array.from(DATES, (_, t) => (((t * 7 + seed * 3) % 11) - 5) / 200);
}

/** An entry of a ledger; only what is named differs. */
function entry(members: Partial<LedgerEntry> & Pick<LedgerEntry, 'seq' | 'step' | 'phase'>): LedgerEntry {
  return { prev_hash: HEX, params: {}, data: {}, hash: HEX, ...members };
}

const TRAIN = { from: '2021-12-16', to: '2022-03-14', rows: 60 };
/** A sleeve of signed weights by symbol. */
function leaf(profile: string, weights: Readonly<Record<string, number>>): SleeveTree {
  const assets = Object.entries(weights).map(([symbol, net_weight]) => ({ symbol, net_weight }));
  return { kind: 'sleeve', profile, assets };
}

const WINDOWS: readonly WindowRecord[] = [
  {
    window: 0,
    status: 'success',
    regime: 'TURBULENT',
    train: TRAIN,
    test: { from: '2022-03-15', to: '2022-04-11', rows: 20 },
    turnover: 1,
    cost: 0.0006,
    total_return: 0.0696,
    volatility_annual: 0.115,
    sharpe: 12.345,
  },
  {
    window: 'now',
    status: 'fallback',
    regime: 'QUIET',
    train: TRAIN,
    test: null,
    turnover: null,
    cost: null,
    total_return: null,
    volatility_annual: null,
    sharpe: null,
  },
];

const INTERSECTION = [
  { id: 'core', rows: 260, kept: 260, intersection_loss: 0 },
  { id: 'defensive', rows: 320, kept: 260, intersection_loss: 0.1875 },
];

/** Allocation helped here: 14.00 % against 15.00 %. */
const HRP: RiskProfileFacts = {
  riskProfile: 'hrp',
  dates: DATES,
  meta: stream('meta_fractal', { volatilityAnnual: 0.14 }, 0.3033),
  sleeves: [
    stream('core', { volatilityAnnual: 0.18 }, 0.5028),
    stream('defensive', { returnAnnual: -0.00001, calmar: -0.0001 }, 3.6046),
  ],
  baselines: [
    stream('equal weight', { volatilityAnnual: 0.1455 }, null),
    stream('static allocation (in-sample)', { volatilityAnnual: 0.1395 }, null),
  ],
  weightRange: { least: 0.4624, largest: 0.5376 },
  records: { windows: 2, recorded: 2, weightsAgree: true },
  weightsNow: [0.4624, 0.5376],
  riskContributions: [0.4512, 0.5488],
  targets: [
    { window: '0', date: '2022-03-15', weights: [0.5, 0.5], names: ['core', 'defensive'] },
    { window: 'now', date: '2022-12-28', weights: [0.4624, 0.5376], names: ['core', 'defensive'] },
  ],
  tree: {
    kind: 'meta',
    profile: 'meta_fractal',
    sleeves: [
      {
        id: 'core',
        weight: 0.5,
        tree: {
          kind: 'meta',
          profile: 'meta_production',
          sleeves: [
            { id: 'instruments', weight: 0.5, tree: leaf('production', { 'A|<script>`x`': 1 }) },
            { id: 'etfs', weight: 0.5, tree: leaf('institutional_etf', { 'BRK.B': 1 }) },
          ],
        },
      },
      { id: 'defensive', weight: 0.5, tree: leaf('defensive', { 'A|<script>`x`': 0.8, JPM: -0.2 }) },
    ],
  },
  sleeveDates: [DATES, ['2022-02-01', ...DATES]],
  correlation: [
    [1, 0.876],
    [0.876, 1],
  ],
  windows: WINDOWS,
  portfolio: {
    profile: 'meta_fractal',
    risk_profile: 'hrp',
    as_of: '2022-12-28',
    net: 0.9,
    gross: 1.1,
    effective_n: 2.197802,
    weights: [
      {
        symbol: 'A|<script>`x`',
        weight: 0.6,
        net_weight: 0.6,
        direction: 'LONG',
        contributors: [
          { sleeve: 'core/instruments', weight: 0.25 },
          { sleeve: 'defensive', weight: 0.35 },
        ],
      },
      {
        symbol: 'BRK.B',
        weight: 0.4,
        net_weight: 0.4,
        direction: 'LONG',
        contributors: [{ sleeve: 'core/etfs', weight: 0.4 }],
      },
      {
        symbol: 'JPM',
        weight: 0.1,
        net_weight: -0.1,
        direction: 'SHORT',
        contributors: [{ sleeve: 'defensive', weight: -0.1 }],
      },
    ],
  },
  intersection: INTERSECTION,
};

/** Here it did not, and the ratios of the meta are not finite. */
const EQUAL_WEIGHT: RiskProfileFacts = {
  ...HRP,
  riskProfile: 'equal_weight',
  meta: stream(
    'meta_fractal',
    { observations: 20, returnAnnualMethod: 'arithmetic', volatilityAnnual: 0.15, calmar: Number.POSITIVE_INFINITY },
    0,
  ),
  weightsNow: [0.5, 0.5],
  correlation: null,
  windows: [WINDOWS[0]!],
};

function health(risk_profile: string, changes: Partial<ProfileHealth> = {}): ProfileHealth {
  return { risk_profile, requested: 2, solved: 2, fallback: 0, failed: 0, solved_ratio: 1, failures: [], ...changes };
}

const FALLBACK = {
  solved: 1,
  fallback: 1,
  solved_ratio: 0.5,
  failures: [{ window: 'now', status: 'fallback', reason: 'condition number 1e16 | "too high"' }],
};

/** The facts of a made-up meta-portfolio with one of everything a report has to say. */
export const EXAMPLE_FACTS: MetaFacts = {
  definition: {
    description: 'A meta of a meta,\nbeside *defensive* names',
    report: { top_assets: 2 },
    acceptance: { enforce: false },
  },
  run: {
    run_id: 'meta_fractal-0123456789ab',
    profile: 'meta_fractal',
    kind: 'meta',
    temporal_id: 'c2a165066945',
    as_of: '2022-12-28',
    in_sample: false,
    risk_profiles: ['hrp', 'equal_weight'],
    health: [health('hrp', FALLBACK), health('equal_weight')],
    children: [
      { id: 'core', profile: 'meta_production', run_id: 'meta_production-aaaaaaaaaaaa' },
      { id: 'defensive', profile: 'defensive', run_id: 'defensive-bbbbbbbbbbbb' },
    ],
    ledger_head: HEX,
    digests: { 'resolved_manifest.json': HEX },
  },
  config: {
    health: { min_solved_ratio: 0.75, max_abs_sharpe: 10, max_volatility: 2, max_abs_return: 0.5 },
    backtest: {
      lookback_days: 500,
      train_window: 180,
      test_window: 40,
      step_size: 40,
      anchored: false,
      purge: 0,
      embargo: 0,
      simulator: 'custom',
      slippage: 0.0005,
      commission: 0.0001,
      rebalance: 'window',
      drift_tolerance: 0,
      borrow_rate_annual: 0,
      cash_return_annual: 0,
      market_impact: 0,
      book_size: 1e6,
    },
    meta_allocation: {
      engine: 'custom',
      fallback_engines: [],
      mode: 'walk_forward',
      min_weight: 0.1,
      max_weight: 0.9,
      train_window: 60,
      test_window: 20,
      step_size: 20,
      max_asset_weight: 0.25,
    },
  },
  calendar: { calendar: 'XNYS', periods_per_year: 252 },
  children: [
    {
      id: 'core',
      profile: 'meta_production',
      runId: 'meta_production-aaaaaaaaaaaa',
      inSample: false,
      health: [health('hrp'), health('equal_weight')],
    },
    {
      id: 'defensive',
      profile: 'defensive',
      runId: 'defensive-bbbbbbbbbbbb',
      inSample: false,
      health: [health('hrp'), health('equal_weight'), health('barbell', FALLBACK)],
    },
  ],
  riskProfiles: [HRP, EQUAL_WEIGHT],
  parity: {
    temporal_id: 'c2a165066945',
    as_of: '2022-12-28',
    in_sample: false,
    leaves: [
      { path: 'core/instruments', profile: 'production', integrity: { errors: 0, warnings: 2 } },
      { path: 'core/etfs', profile: 'institutional_etf', integrity: { errors: 0, warnings: 2 } },
      { path: 'defensive', profile: 'defensive', integrity: { errors: 0, warnings: 2 } },
    ],
    parameters: 39,
    exceptions: [{ parameter: 'backtest.slippage', sleeve: 'defensive', reason: 'agreed on 2022-11-01' }],
  },
  anomalies: [
    {
      riskProfile: 'hrp',
      stream: 'meta_fractal',
      window: 0,
      from: '2022-03-15',
      to: '2022-04-11',
      metric: 'sharpe',
      value: 12.345,
      limit: 10,
      row: null,
      date: null,
    },
    {
      riskProfile: 'hrp',
      stream: 'defensive',
      window: 3,
      from: '2022-06-09',
      to: '2022-07-08',
      metric: 'oneDayReturn',
      value: -0.612,
      limit: 0.5,
      row: 2,
      date: '2022-06-13',
    },
    {
      riskProfile: 'equal_weight',
      stream: 'meta_fractal',
      window: 0,
      from: '2022-03-15',
      to: '2022-04-11',
      metric: 'calmar',
      value: Number.POSITIVE_INFINITY,
      limit: null,
      row: null,
      date: null,
    },
  ],
  findings: [
    {
      seq: 136,
      step: 'concentration',
      status: 'warning',
      stage: 'flatten',
      risk_profile: 'hrp',
      data: { symbol: 'A|<script>`x`', weight: 0.600000123, max_asset_weight: 0.25 },
    },
  ],
  files: [
    { name: 'run.json', status: 'present', sha256: HEX },
    { name: 'audit.jsonl', status: 'differs', sha256: HEX },
    { name: 'weights/hrp.parquet', status: 'missing', sha256: null },
  ],
  ledgers: [
    {
      stream: 'meta_fractal',
      entries: [
        entry({ seq: 0, step: 'genesis', phase: 'outcome', status: 'success' }),
        entry({
          seq: 21,
          step: 'meta_optimize_hrp',
          phase: 'outcome',
          status: 'success',
          stage: 'allocate',
          risk_profile: 'hrp',
          window: '0',
          data: { weights: { core: 0.5, defensive: 0.5 } },
        }),
        entry({
          seq: 136,
          step: 'concentration',
          phase: 'finding',
          status: 'warning',
          stage: 'flatten',
          risk_profile: 'hrp',
          data: { symbol: 'A|<script>`x`', weight: 0.600000123, max_asset_weight: 0.25 },
        }),
      ],
    },
    { stream: 'core', entries: [entry({ seq: 0, step: 'genesis', phase: 'outcome', status: 'success' })] },
    {
      stream: 'defensive',
      entries: [
        entry({
          seq: 4,
          step: 'select',
          phase: 'outcome',
          status: 'success',
          window: '0',
          data: {
            vetoes: [
              { rule: 'efficiency', symbol: 'KO', value: 0.01, threshold: 0.05 },
              { rule: 'efficiency', symbol: 'A|<script>`x`', value: 0.02, threshold: 0.05 },
            ],
          },
        }),
        entry({
          seq: 9,
          step: 'select',
          phase: 'outcome',
          status: 'success',
          window: '1',
          data: { vetoes: [{ rule: 'efficiency', symbol: 'KO', value: 0.01, threshold: 0.05 }] },
        }),
      ],
    },
  ],
  engine: { name: '@metafolio/pipeline', version: '0.1.0' },
};

/** The same, with nothing to object to. */
export const UNOBJECTIONABLE_FACTS: MetaFacts = {
  ...EXAMPLE_FACTS,
  run: { ...EXAMPLE_FACTS.run, risk_profiles: ['hrp'], health: [health('hrp')] },
  riskProfiles: [HRP],
  parity: { ...EXAMPLE_FACTS.parity, exceptions: [] },
  anomalies: [],
  findings: [],
  files: [{ name: 'run.json', status: 'present', sha256: HEX }],
};
