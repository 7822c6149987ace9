import { type RiskProfile, returnsMatrix } from '@metafolio/quant';
import { encodeReturns } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import type { RiskSettings } from '../engines/solve-input.js';
import type { Ledger } from '../ledger/ledger.js';
import type { ResolvedMeta } from '../manifest/index.js';
import type { ComputeOptions } from '../pool/window-pool.js';
import { baselineStreams } from './baseline-streams.js';
import { decidesNothing, metaWindows } from './meta-windows.js';
import { openEngines } from './open-engines.js';
import { readSeries } from './read-series.js';
import type { CalendarFile } from './run-file.js';
import type { ScheduledWindow } from './schedule.js';
import { lookback, scheduleWindows } from './schedule.js';
import type { StageProduct, StageRun } from './stage.js';
import { streamFiles } from './stream-files.js';
import { summarizeStream } from './summarize-stream.js';
import { type WalkForwardProblem, type WalkForwardStream, walkForwardStream } from './walk-forward-stream.js';

type Config = { readonly risk: RiskSettings } & Pick<
  ResolvedMeta,
  'meta_allocation' | 'selection' | 'backtest' | 'sleeves'
>;

/** Allocates across the children as a tournament does across assets, with the same risk profile. */
export async function allocate({
  profile,
  riskProfile,
  config,
  inputs,
  ledger,
  directory,
  compute = {},
}: StageRun<Config>): Promise<StageProduct> {
  const joined = directory('returns', riskProfile);
  const { periods_per_year: periods } = inputs.artifactJson<CalendarFile>(joined, 'calendar.json');
  const series = lookback(await readSeries(inputs, joined), config.backtest.lookback_days);
  const where = `${profile}: allocate-${riskProfile}`;
  const engines = await openEngines({ where, choice: config.meta_allocation, python: compute.python, ledger });
  const { allocation, baselines } = await allocateAcross({
    where,
    series,
    riskProfile,
    config,
    periods,
    ledger,
    compute,
  });
  return {
    files: new Map([...streamFiles(series, allocation), ['baselines.parquet', encodeReturns(baselines)]]),
    summary: summarizeStream(allocation, periods),
    engines,
  };
}

export interface AllocationProblem {
  /** Named in messages. */
  readonly where: string;
  /** The streams of the children: T × N, one column a child, no NaN. */
  readonly series: DatedReturns;
  readonly riskProfile: RiskProfile;
  readonly config: Config;
  /** Observations a year. */
  readonly periods: number;
  readonly ledger: Ledger;
  readonly compute?: ComputeOptions;
}

/** The walk-forward allocation across the children of a meta, and what it has to beat. A meta of one child is that child, to the bit. */
export async function allocateAcross(
  problem: AllocationProblem,
): Promise<{ allocation: WalkForwardStream; baselines: DatedReturns }> {
  const { where, series, riskProfile, config, ...rest } = problem;
  const { risk, backtest, selection, meta_allocation: meta } = config;
  const { rows, cols } = series.matrix;
  const sole = decidesNothing(config);
  const walk: WalkForwardProblem = {
    ...rest,
    where,
    series,
    windows: sole || meta.mode === 'static' ? wholeHistory(rows) : scheduleWindows(rows, metaWindows(config), where),
    // A meta never drops a child: every column takes part in every window.
    participants: () => ({ lookbacks: selection.cluster_lookbacks, threshold: selection.threshold }),
    riskProfile,
    risk: { ...risk, engine: meta.engine, fallback_engines: meta.fallback_engines },
    bounds: { ...meta, cluster_cap: 1 },
    // Sleeves have no volume that a trade could move, and to hold the only one costs nothing.
    backtest: { ...backtest, market_impact: 0, ...(sole && { slippage: 0, commission: 0 }) },
    step: `meta_optimize_${riskProfile}`,
    params: { engine: meta.engine, profile: riskProfile, n_sleeves: cols },
  };
  const allocation = await walkForwardStream(walk);
  return {
    // The stream of the only child is the meta's: what the simulator multiplies and divides again would be rounded.
    allocation: sole ? { ...allocation, stream: streamOf(series) } : allocation,
    baselines: await baselineStreams(walk),
  };
}

function streamOf({ dates, matrix }: DatedReturns): DatedReturns {
  return { dates, matrix: returnsMatrix(['return'], matrix.values) };
}

/**
 * One window over the whole history. Of mode `static` it is in-sample, and labelled so in the run; of a meta of one child it is not,
 * for nothing is decided.
 */
function wholeHistory(rows: number): ScheduledWindow[] {
  return [
    { name: 0, trainStart: 0, trainEnd: rows, testStart: 0, testEnd: rows },
    { name: 'now', trainStart: 0, trainEnd: rows, testStart: rows, testEnd: rows },
  ];
}
