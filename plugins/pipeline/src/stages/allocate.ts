import { type RiskProfile, returnsMatrix } from '@metafolio/quant';
import { encodeReturns } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import type { RiskSettings } from '../engines/solve-input.js';
import type { Ledger } from '../ledger/ledger.js';
import type { ResolvedMeta } from '../manifest/index.js';
import type { ComputeOptions } from '../pool/window-pool.js';
import { baselineStreams } from './baseline-streams.js';
import { workersOf } from './engine-uses.js';
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
export async function allocate(run: StageRun<Config>): Promise<StageProduct> {
  const { config, ledger, compute = {} } = run;
  const problem = await allocationOf(run);
  const { where, periods } = problem;
  const workers = workersOf(config.meta_allocation, config.backtest);
  const engines = await openEngines({ where, workers, python: compute.python, ledger });
  const { allocation, baselines } = await allocateAcross(problem);
  return {
    files: new Map([...streamFiles(problem.series, allocation), ['baselines.parquet', encodeReturns(baselines)]]),
    summary: summarizeStream(allocation, periods),
    engines,
  };
}

/** What a meta allocates. */
export async function allocationOf(run: StageRun<Config>): Promise<AllocationProblem> {
  const { profile, riskProfile, config, inputs, ledger, directory, compute = {} } = run;
  const joined = directory('returns', riskProfile);
  const { periods_per_year: periods } = inputs.artifactJson<CalendarFile>(joined, 'calendar.json');
  const series = lookback(await readSeries(inputs, joined), config.backtest.lookback_days);
  return { where: `${profile}: allocate-${riskProfile}`, series, riskProfile, config, periods, ledger, compute };
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
  const { series, config } = problem;
  const walk = allocationProblem(problem);
  const allocation = await walkForwardStream(walk);
  return {
    // The stream of the only child is the meta's: what the simulator multiplies and divides again would be rounded.
    allocation: decidesNothing(config) ? { ...allocation, stream: streamOf(series) } : allocation,
    baselines: await baselineStreams(walk),
  };
}

/** An allocation as the walk-forward that it is. */
export function allocationProblem({ config, ...problem }: AllocationProblem): WalkForwardProblem {
  const { where, series, riskProfile } = problem;
  const { risk, backtest, selection, meta_allocation: meta } = config;
  const { rows, cols } = series.matrix;
  const sole = decidesNothing(config);
  return {
    ...problem,
    windows: sole || meta.mode === 'static' ? wholeHistory(rows) : scheduleWindows(rows, metaWindows(config), where),
    // A meta never drops a child: every column takes part in every window.
    participants: () => ({ lookbacks: selection.cluster_lookbacks, threshold: selection.threshold }),
    risk: { ...risk, engine: meta.engine, fallback_engines: meta.fallback_engines },
    bounds: { ...meta, cluster_cap: 1 },
    // Sleeves have no volume that a trade could move, and to hold the only one costs nothing.
    backtest: { ...backtest, market_impact: 0, ...(sole && { slippage: 0, commission: 0 }) },
    step: `meta_optimize_${riskProfile}`,
    params: { engine: meta.engine, profile: riskProfile, n_sleeves: cols },
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
