import { type SelectionInput, selectWinners, sliceRows } from '@metafolio/quant';
import type { AssetMetadata } from '../data/asset-metadata.js';
import { decodeReturns } from '../data/parquet.js';
import type { FeaturesBlock, ResolvedProfile, SelectionBlock } from '../manifest/index.js';
import type { AssetsFile } from './ingest.js';
import { directionsOf, positionsOf } from './positions.js';
import { dateRange, lookback, scheduleWindows } from './schedule.js';
import { type SelectionFile, type WindowSelection, windowSelection } from './selection-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

type Config = Pick<ResolvedProfile, 'features' | 'selection' | 'backtest'>;

/** Chooses the universe of each window from its train rows alone. */
export async function select({ config, inputs, ledger, directory }: StageRun<Config>): Promise<StageProduct> {
  const ingested = directory('ingest');
  const { assets, periods_per_year: periods, file } = inputs.artifactJson<AssetsFile>(ingested, 'assets.json');
  const listed = lookback(
    await decodeReturns(inputs.artifact(ingested, 'returns.parquet')),
    config.backtest.lookback_days,
  );
  const series = positionsOf(listed, directionsOf(assets));
  const mode = config.features.selection_mode;
  const rules = {
    metadata: assets.map(metadataOf),
    periods,
    features: featuresOf(config.features),
    selection: selectionOf(config.selection),
  };
  const windows = scheduleWindows(series.dates.length, config.backtest, file).map((window) => {
    const train = dateRange(series, window.trainStart, window.trainEnd);
    ledger.record({ step: 'select', phase: 'intent', window: String(window.name), params: { mode, train } });
    const returns = sliceRows(series.matrix, window.trainStart, window.trainEnd);
    const record = windowSelection(window.name, train, selectWinners({ returns, ...rules }));
    ledger.record({
      step: 'select',
      phase: 'outcome',
      window: String(window.name),
      status: 'success',
      data: explain(record),
    });
    return record;
  });
  const counts = windows.map(({ winners }) => winners.length);
  return {
    files: new Map([['selection.json', jsonFile({ mode, windows } satisfies SelectionFile)]]),
    summary: `${windows.length - 1} windows and now, ${Math.min(...counts)} to ${Math.max(...counts)} winners of ${assets.length}`,
  };
}

/** What the ledger says of a selection: who won with which score, who was vetoed by which rule, value and threshold. */
function explain({ relaxation_stage, winners, assets, excluded }: WindowSelection) {
  const scoreOf = new Map(assets.map(({ symbol, score }) => [symbol, score]));
  return {
    relaxation_stage,
    winners: winners.map(({ symbol, cluster }) => ({ symbol, cluster, score: scoreOf.get(symbol)! })),
    vetoes: assets.flatMap(({ symbol, vetoes }) => vetoes.map((veto) => ({ symbol, ...veto }))),
    excluded: excluded.map((exclusion) => ({ ...exclusion })),
  };
}

function metadataOf({ adv, adx, benchmark, market }: AssetMetadata): SelectionInput['metadata'][number] {
  return {
    benchmark,
    market: market === 'crypto' ? 'crypto' : 'listed',
    ...(adv === undefined ? {} : { adv }),
    ...(adx === undefined ? {} : { adx }),
  };
}

function featuresOf(features: FeaturesBlock): NonNullable<SelectionInput['features']> {
  return {
    selectionMode: features.selection_mode,
    featSelectionLogmps: features.feat_selection_logmps,
    featPredictabilityVetoes: features.feat_predictability_vetoes,
  };
}

function selectionOf(selection: SelectionBlock): NonNullable<SelectionInput['selection']> {
  const { hurst_clean: hurstClean, ...weights } = selection.weights;
  return {
    threshold: selection.threshold,
    clusterLookbacks: selection.cluster_lookbacks,
    topN: selection.top_n,
    minMomentumScore: selection.min_momentum_score,
    minWinners: selection.min_winners,
    entropyMaxThreshold: selection.entropy_max_threshold,
    efficiencyMinThreshold: selection.efficiency_min_threshold,
    hurstRandomWalkMin: selection.hurst_random_walk_min,
    hurstRandomWalkMax: selection.hurst_random_walk_max,
    eciHurdle: selection.eci_hurdle,
    weights: { ...weights, hurstClean },
  };
}
