import { readFileSync } from 'node:fs';
import { returnsMatrix } from '@metafolio/quant';
import { encodeReturns, encodeTable } from '../../data/parquet.js';
import type { DatedReturns } from '../../data/time-series.js';
import { startLedger } from '../../ledger/ledger.js';
import { joinStreams } from '../../stages/join-streams.js';
import { portfolio } from '../../stages/portfolio.js';
import { completeRun, type RunFile } from '../../stages/run-file.js';
import { jsonFile } from '../../stages/text-files.js';
import { CONFIG_DIGEST, ENGINE, publishFiles, workspaceOf } from '../../storage/testing/workspace.js';
import { rowsOn } from '../rows-on.js';

const FIXTURE = new URL('../fixtures/synthetic-meta/', import.meta.url);

interface Stream {
  readonly dates: readonly string[];
  readonly returns: readonly number[];
  readonly windows: readonly {
    readonly from: string;
    readonly to: string;
    readonly rows: number;
    readonly turnover: number;
  }[];
}

interface Synthetic {
  readonly periods: number;
  readonly limits: {
    readonly max_abs_sharpe: number;
    readonly max_volatility: number;
    readonly max_abs_return: number;
  };
  readonly sleeves: readonly string[];
  readonly profiles: Readonly<
    Record<
      string,
      {
        readonly meta: Stream;
        readonly sleeves: Readonly<Record<string, Stream>>;
        readonly weights_now: Readonly<Record<string, number>>;
      }
    >
  >;
}

/** A part of the fixture `synthetic-meta`. */
export function syntheticPart<T>(name: 'input' | 'expected'): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURE), 'utf8')) as T;
}

const INPUT = syntheticPart<Synthetic>('input');
const RISK_PROFILES = Object.keys(INPUT.profiles);

export const META = 'meta_synthetic';
export const META_RUN = `artifacts/meta/${META}/run`;
export const AS_OF = '2024-03-13';

/** Where the run of each child is: one is a sleeve, one a meta, one pinned. */
export const CHILD_RUNS = {
  instruments: 'artifacts/sleeves/production/run',
  core: 'artifacts/meta/meta_core/run',
  pinned: 'artifacts/runs/archived-0123456789ab',
} as const;

const PROFILES = { instruments: 'production', core: 'meta_core', pinned: 'archived' } as const;

export interface SyntheticOptions {
  /** Files of the meta's run to leave out, before it is completed. */
  readonly without?: readonly string[];
  /** The sleeve `core` is in-sample. */
  readonly inSampleCore?: boolean;
}

/** A workspace with the run of the fixture's meta-portfolio and those of its three children, published as the stages do. */
export function syntheticWorkspace({ without = [], inSampleCore = false }: SyntheticOptions = {}): string {
  const root = workspaceOf({
    [`meta/${META}/meta.yaml`]: 'description: Three synthetic sleeves\nreport:\n  top_assets: 2\n',
  });
  const children = INPUT.sleeves.map((id) => publishChild(root, id as keyof typeof CHILD_RUNS, inSampleCore));
  publishMeta(root, { children, without });
  return root;
}

function publishChild(root: string, id: keyof typeof CHILD_RUNS, inSampleCore: boolean): RunFile['children'][number] {
  const files = new Map(Object.entries(commonFiles()));
  for (const [riskProfile, { sleeves }] of Object.entries(INPUT.profiles)) addStream(files, riskProfile, sleeves[id]!);
  const in_sample = id === 'core' && inSampleCore;
  const profile = PROFILES[id];
  const { bytes, head } = ledgerOfChild(profile);
  files.set('audit.jsonl', bytes);
  const facts = { ...runFacts(profile, 'sleeve'), in_sample, ledger_head: head };
  publishRun(root, CHILD_RUNS[id], completeRun(facts, files).files);
  return { id, profile, run_id: readRun(root, CHILD_RUNS[id]).run_id };
}

function publishMeta(
  root: string,
  { children, without }: { children: RunFile['children']; without: readonly string[] },
): void {
  const { bytes, head } = ledgerOfMeta();
  const files = new Map<string, Uint8Array>(
    Object.entries({
      ...commonFiles(),
      'resolved_manifest.json': jsonFile(resolvedManifest()),
      'leaves.json': jsonFile(['instruments', 'core/names', 'core/more', 'pinned'].map(leafAt)),
      'parity.json': jsonFile({
        temporal_id: '0123456789ab',
        as_of: AS_OF,
        children,
        leaves: ['instruments', 'core/names', 'core/more', 'pinned'].map(leafAt),
        parameters: 36,
        exceptions: [],
      }),
      'audit.jsonl': bytes,
    }),
  );
  for (const [riskProfile, { meta, sleeves, weights_now }] of Object.entries(INPUT.profiles)) {
    addStream(files, riskProfile, meta);
    const { series, losses } = joinStreams(INPUT.sleeves.map((id) => ({ id, series: seriesOf(sleeves[id]!) })));
    files.set(`sleeves/${riskProfile}.parquet`, encodeReturns(series));
    files.set(`sleeves/${riskProfile}.json`, jsonFile({ as_of: AS_OF, weights: weights_now }));
    files.set(`intersection/${riskProfile}.json`, jsonFile(losses));
    const parts = INPUT.sleeves.map((sleeve) => ({
      symbol: sleeve === 'core' ? 'A|B' : 'JNJ',
      contributor: { sleeve, weight: weights_now[sleeve]! },
    }));
    files.set(
      `weights/${riskProfile}.json`,
      jsonFile({ profile: META, risk_profile: riskProfile, as_of: AS_OF, ...portfolio(parts) }),
    );
    files.set(`tree/${riskProfile}.json`, jsonFile({ kind: 'meta', profile: META, sleeves: [] }));
    files.set(`weights/${riskProfile}.parquet`, weightsTable(weights_now));
    files.set(`baselines/${riskProfile}.parquet`, encodeReturns(equalWeight(series, meta.dates)));
  }
  for (const name of without) files.delete(name);
  publishRun(root, META_RUN, completeRun({ ...runFacts(META, 'meta'), children, ledger_head: head }, files).files);
}

function weightsTable(weights: Readonly<Record<string, number>>): Uint8Array {
  return encodeTable([
    { name: 'date', type: 'date', values: [AS_OF] },
    { name: 'window', type: 'string', values: ['now'] },
    ...INPUT.sleeves.map((name) => ({ name, type: 'double' as const, values: Float64Array.of(weights[name]!) })),
  ]);
}

/** The mean of the sleeves on the dates of the meta: equal weights, back at them every day, without costs. */
function equalWeight(sleeves: DatedReturns, dates: readonly string[]): DatedReturns {
  const { matrix } = rowsOn(sleeves, dates);
  const mean = Float64Array.from(dates, (_, row) => {
    const values = matrix.values.subarray(row * matrix.cols, (row + 1) * matrix.cols);
    return values.reduce((sum, value) => sum + value, 0) / matrix.cols;
  });
  return { dates: [...dates], matrix: returnsMatrix(['equal_weight'], mean) };
}

function resolvedManifest() {
  return {
    sleeves: INPUT.sleeves.map((id) => ({
      id,
      profile: PROFILES[id as keyof typeof PROFILES],
      ...(id === 'pinned' ? { run_id: 'archived-0123456789ab' } : {}),
    })),
    health: { min_solved_ratio: 0.75, ...INPUT.limits },
    backtest: {
      anchored: false,
      purge: 0,
      embargo: 0,
      rebalance: 'window',
      drift_tolerance: 0,
      slippage: 0.0005,
      commission: 0.0001,
      borrow_rate_annual: 0,
      cash_return_annual: 0,
      market_impact: 0,
      book_size: 1e6,
    },
    meta_allocation: {
      mode: 'walk_forward',
      min_weight: 0,
      max_weight: 1,
      train_window: 8,
      test_window: 18,
      step_size: 18,
      max_asset_weight: 0.25,
    },
  };
}

function leafAt(path: string) {
  return { path, profile: 'x', integrity: { errors: 0, warnings: 1 } };
}

function ledgerOfMeta(): { bytes: Uint8Array; head: string } {
  const ledger = startLedger({
    subject: { profile: META, kind: 'meta', stage: 'meta' },
    config_digest: CONFIG_DIGEST,
    engine: ENGINE,
  });
  const finding = { phase: 'finding', stage: 'flatten', risk_profile: 'hrp' } as const;
  ledger.record({
    ...finding,
    step: 'intersection',
    status: 'success',
    data: { sleeve: 'core', intersection_loss: 0 },
  });
  ledger.record({ ...finding, step: 'concentration', status: 'warning', data: { symbol: 'JNJ', weight: 0.7 } });
  return { bytes: ledger.toBytes(), head: ledger.head() };
}

/** Holds a decision of the first window under each risk profile. */
function ledgerOfChild(profile: string): { bytes: Uint8Array; head: string } {
  const subject = { profile, kind: 'sleeve', stage: 'sleeve' } as const;
  const ledger = startLedger({ subject, config_digest: CONFIG_DIGEST, engine: ENGINE });
  for (const risk_profile of RISK_PROFILES) {
    const about = { step: `optimize_${risk_profile}`, stage: 'tournament', risk_profile, window: '0' };
    ledger.record({ ...about, phase: 'intent' });
    ledger.record({ ...about, phase: 'outcome', status: 'success' });
  }
  return { bytes: ledger.toBytes(), head: ledger.head() };
}

function commonFiles(): Record<string, Uint8Array> {
  return { 'calendar.json': jsonFile({ calendar: 'weekdays', periods_per_year: INPUT.periods }) };
}

function runFacts(profile: string, kind: RunFile['kind']): Omit<RunFile, 'run_id' | 'digests'> {
  return {
    profile,
    kind,
    temporal_id: '0123456789ab',
    as_of: AS_OF,
    in_sample: false,
    risk_profiles: RISK_PROFILES as RunFile['risk_profiles'],
    health: RISK_PROFILES.map((risk_profile) => ({
      risk_profile,
      requested: 4,
      solved: 4,
      fallback: 0,
      failed: 0,
      solved_ratio: 1,
      failures: [],
    })),
    children: [],
    ledger_head: 'f'.repeat(64),
  };
}

function addStream(files: Map<string, Uint8Array>, riskProfile: string, stream: Stream): void {
  files.set(`returns/${riskProfile}.parquet`, encodeReturns(seriesOf(stream)));
  files.set(`windows/${riskProfile}.json`, jsonFile([...stream.windows.map(windowRecord), NOW]));
}

const UNTESTED = { turnover: null, cost: null, total_return: null, volatility_annual: null, sharpe: null };
const NOW = { window: 'now', status: 'success', regime: 'NORMAL', train: null, test: null, ...UNTESTED };

function windowRecord({ turnover, ...test }: Stream['windows'][number], window: number) {
  return { ...NOW, window, test, turnover };
}

function seriesOf({ dates, returns }: Stream) {
  return { dates, matrix: returnsMatrix(['return'], Float64Array.from(returns)) };
}

function publishRun(root: string, directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  publishFiles(root, directory, { files: Object.fromEntries(files) });
}

/** The run.json of a published run. */
export function readRun(root: string, directory: string): RunFile {
  return JSON.parse(readFileSync(`${root}/${directory}/run.json`, 'utf8')) as RunFile;
}
