import { decodeReturns } from '../data/parquet.js';
import type { RiskSettings } from '../engines/custom.js';
import type { ResolvedProfile } from '../manifest/index.js';
import type { AssetsFile } from './ingest.js';
import { lookback, scheduleWindows } from './schedule.js';
import type { SelectionFile } from './selection-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { streamFiles } from './stream-files.js';
import { summarizeStream } from './summarize-stream.js';
import { walkForwardStream } from './walk-forward-stream.js';

type Config = { readonly risk: RiskSettings } & Pick<ResolvedProfile, 'backtest'>;

/** One risk profile over every window of a sleeve, on the winners of each. */
export async function tournament({
  profile,
  riskProfile,
  config,
  inputs,
  ledger,
  directory,
}: StageRun<Config>): Promise<StageProduct> {
  const { risk, backtest } = config;
  const ingested = directory('ingest');
  const { file, periods_per_year: periods } = inputs.artifactJson<AssetsFile>(ingested, 'assets.json');
  const { windows: selections } = inputs.artifactJson<SelectionFile>(directory('select'), 'selection.json');
  const series = lookback(await decodeReturns(inputs.artifact(ingested, 'returns.parquet')), backtest.lookback_days);
  const columnOf = new Map(series.matrix.assets.map((symbol, column) => [symbol, column]));
  const winnersOf = new Map(selections.map(({ window, winners }) => [window, winners]));

  const result = walkForwardStream({
    where: `${profile}: tournament-${riskProfile}`,
    series,
    windows: scheduleWindows(series.dates.length, backtest, file),
    universe: ({ name }) => {
      const winners = winnersOf.get(name)!;
      return {
        columns: winners.map(({ symbol }) => columnOf.get(symbol)!),
        clusters: winners.map(({ cluster }) => cluster),
      };
    },
    riskProfile,
    risk,
    bounds: risk,
    backtest,
    periods,
    ledger,
    step: `optimize_${riskProfile}`,
    params: { engine: risk.engine, profile: riskProfile, n_assets: series.matrix.cols },
  });
  return { files: streamFiles(series, result), summary: summarizeStream(result, periods) };
}
