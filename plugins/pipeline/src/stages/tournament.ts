import type { RiskSettings } from '../engines/solve-input.js';
import type { ResolvedProfile } from '../manifest/index.js';
import type { AssetsFile } from './ingest.js';
import { openEngines } from './open-engines.js';
import { directionsOf, positionsOf, requireDirections } from './positions.js';
import { readSeries } from './read-series.js';
import { lookback, scheduleWindows } from './schedule.js';
import type { WinnersFile } from './selection-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { streamFiles } from './stream-files.js';
import { summarizeStream } from './summarize-stream.js';
import { walkForwardStream } from './walk-forward-stream.js';

type Config = { readonly risk: RiskSettings } & Pick<ResolvedProfile, 'backtest' | 'features'>;

/** One risk profile over every window of a sleeve, on the winners of each. */
export async function tournament({
  profile,
  riskProfile,
  config,
  inputs,
  ledger,
  directory,
  compute = {},
}: StageRun<Config>): Promise<StageProduct> {
  const { risk, backtest, features } = config;
  const where = `${profile}: tournament-${riskProfile}`;
  const ingested = directory('ingest');
  const { file, periods_per_year: periods, assets } = inputs.artifactJson<AssetsFile>(ingested, 'assets.json');
  const { windows: selections } = inputs.artifactJson<WinnersFile>(directory('select'), 'winners.json');
  const listed = lookback(await readSeries(inputs, ingested), backtest.lookback_days);
  const directions = directionsOf(assets);
  const series = positionsOf(listed, directions);
  const gate = features.feat_directional_sign_test_gate;
  requireDirections({ where, series: listed, positions: series, directions, gate, ledger });
  const columnOf = new Map(series.matrix.assets.map((symbol, column) => [symbol, column]));
  const selectionOf = new Map(selections.map((selection) => [selection.window, selection]));
  const engines = await openEngines({ where, choice: risk, python: compute.python, ledger });

  const result = await walkForwardStream({
    where,
    series,
    lived: positionsOf(listed, directions, backtest.borrow_rate_annual / periods),
    adv: assets.map(({ adv }) => adv),
    windows: scheduleWindows(series.dates.length, backtest, file),
    participants: ({ name }) => {
      const { winners, regime } = selectionOf.get(name)!;
      return {
        columns: winners.map(({ symbol }) => columnOf.get(symbol)!),
        clusters: winners.map(({ cluster }) => cluster),
        regime,
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
    compute,
  });
  return { files: streamFiles(series, result, directions), summary: summarizeStream(result, periods), engines };
}
