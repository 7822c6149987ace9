import type { RiskSettings } from '../engines/custom.js';
import type { ResolvedMeta } from '../manifest/index.js';
import { metaWindows } from './meta-windows.js';
import { readSeries } from './read-series.js';
import type { CalendarFile } from './run-file.js';
import type { ScheduledWindow } from './schedule.js';
import { lookback, scheduleWindows } from './schedule.js';
import type { StageProduct, StageRun } from './stage.js';
import { streamFiles } from './stream-files.js';
import { summarizeStream } from './summarize-stream.js';
import { walkForwardStream } from './walk-forward-stream.js';

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
  const { risk, backtest, selection, meta_allocation: allocation } = config;
  const joined = directory('returns', riskProfile);
  const { periods_per_year: periods } = inputs.artifactJson<CalendarFile>(joined, 'calendar.json');
  const series = lookback(await readSeries(inputs, joined), backtest.lookback_days);
  const rows = series.dates.length;
  const where = `${profile}: allocate-${riskProfile}`;

  const result = await walkForwardStream({
    where,
    series,
    windows: allocation.mode === 'static' ? staticWindows(rows) : scheduleWindows(rows, metaWindows(config), where),
    // A meta never drops a child: every column takes part in every window.
    participants: () => ({ lookbacks: selection.cluster_lookbacks, threshold: selection.threshold }),
    riskProfile,
    risk: { ...risk, engine: allocation.engine },
    bounds: { ...allocation, cluster_cap: 1 },
    // Sleeves have no volume that a trade could move.
    backtest: { ...backtest, market_impact: 0 },
    periods,
    ledger,
    step: `meta_optimize_${riskProfile}`,
    params: { engine: allocation.engine, profile: riskProfile, n_sleeves: series.matrix.cols },
    compute,
  });
  return { files: streamFiles(series, result), summary: summarizeStream(result, periods) };
}

/** One allocation on the whole history, lived through in the same history: in-sample, and labelled so in the run. */
function staticWindows(rows: number): ScheduledWindow[] {
  return [
    { name: 0, trainStart: 0, trainEnd: rows, testStart: 0, testEnd: rows },
    { name: 'now', trainStart: 0, trainEnd: rows, testStart: rows, testEnd: rows },
  ];
}
