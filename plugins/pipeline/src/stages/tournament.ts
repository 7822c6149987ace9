import type { DatedReturns } from '../data/time-series.js';
import type { RiskSettings } from '../engines/solve-input.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { workersOf } from './engine-uses.js';
import type { AssetsFile } from './ingest.js';
import { openEngines } from './open-engines.js';
import { directionsOf, positionsOf, requireDirections } from './positions.js';
import { readSeries } from './read-series.js';
import { lookback, scheduleWindows } from './schedule.js';
import type { WinnersFile } from './selection-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { streamFiles } from './stream-files.js';
import { summarizeStream } from './summarize-stream.js';
import { unclustered } from './universe.js';
import { type WalkForwardProblem, walkForwardStream } from './walk-forward-stream.js';

type Config = { readonly risk: RiskSettings } & Pick<ResolvedProfile, 'backtest' | 'features'>;

/** One risk profile over every window of a sleeve, on the winners of each. */
export async function tournament(run: StageRun<Config>): Promise<StageProduct> {
  const { ledger, compute = {} } = run;
  const { problem, listed, directions } = await tournamentProblem(run);
  const { where, series, risk, backtest, periods } = problem;
  const gate = run.config.features.feat_directional_sign_test_gate;
  requireDirections({ where, series: listed, positions: series, directions, gate, ledger });
  const workers = workersOf(risk, backtest);
  const engines = await openEngines({ where, workers, python: compute.python, ledger });
  const result = await walkForwardStream(problem);
  return { files: streamFiles(series, result, directions), summary: summarizeStream(result, periods), engines };
}

export interface TournamentProblem {
  readonly problem: WalkForwardProblem;
  /** The returns of the assets as they are listed; those of the problem are of its positions. */
  readonly listed: DatedReturns;
  readonly directions: ReturnType<typeof directionsOf>;
}

/** What a tournament solves and lives through. */
export async function tournamentProblem(run: StageRun<Config>): Promise<TournamentProblem> {
  const { profile, riskProfile, config, inputs, ledger, directory, compute = {} } = run;
  const { risk, backtest } = config;
  const ingested = directory('ingest');
  const { file, periods_per_year: periods, assets } = inputs.artifactJson<AssetsFile>(ingested, 'assets.json');
  const { windows: selections } = inputs.artifactJson<WinnersFile>(directory('select'), 'winners.json');
  const listed = lookback(await readSeries(inputs, ingested), backtest.lookback_days);
  const directions = directionsOf(assets);
  const series = positionsOf(listed, directions);
  const columnOf = new Map(series.matrix.assets.map((symbol, column) => [symbol, column]));
  const selectionOf = new Map(selections.map((selection) => [selection.window, selection]));
  const benchmarks = assets.flatMap(({ benchmark }, column) => (benchmark ? [column] : []));
  const problem: WalkForwardProblem = {
    where: `${profile}: tournament-${riskProfile}`,
    series,
    lived: positionsOf(listed, directions, backtest.borrow_rate_annual / periods),
    adv: assets.map(({ adv }) => adv),
    windows: scheduleWindows(series.dates.length, backtest, file),
    participants: ({ name }) => {
      const { winners, regime } = selectionOf.get(name)!;
      if (riskProfile === 'market') return unclustered([...assets.keys()], regime);
      if (riskProfile === 'benchmark') return unclustered(benchmarks, regime);
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
  };
  return { problem, listed, directions };
}
