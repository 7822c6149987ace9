import type { SelectionInput } from '@metafolio/quant';
import type { AssetMetadata } from '../data/asset-metadata.js';
import type { FeaturesBlock, ResolvedProfile, SelectionBlock } from '../manifest/index.js';
import { computeWindows, workOf } from '../pool/window-pool.js';
import type { AssetsFile } from './ingest.js';
import { directionsOf, positionsOf } from './positions.js';
import { readSeries } from './read-series.js';
import { dateRange, lookback, scheduleWindows } from './schedule.js';
import type { SelectionWindow } from './select-window.js';
import type { WinnersFile } from './selection-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile, jsonLinesFile } from './text-files.js';

type Config = Pick<ResolvedProfile, 'features' | 'selection' | 'backtest'>;

/** Chooses the universe of each window from its train rows alone. */
export async function select({ config, inputs, ledger, directory, compute }: StageRun<Config>): Promise<StageProduct> {
  const ingested = directory('ingest');
  const { assets, periods_per_year: periods, file } = inputs.artifactJson<AssetsFile>(ingested, 'assets.json');
  const listed = lookback(await readSeries(inputs, ingested), config.backtest.lookback_days);
  const series = positionsOf(listed, directionsOf(assets));
  const mode = config.features.selection_mode;
  const windows = scheduleWindows(series.dates.length, config.backtest, file).map(
    ({ name, trainStart, trainEnd }): SelectionWindow => ({
      window: name,
      trainStart,
      trainEnd,
      train: dateRange(series, trainStart, trainEnd),
    }),
  );
  const job = {
    matrix: series.matrix,
    metadata: assets.map(metadataOf),
    periods,
    features: featuresOf(config.features),
    selection: selectionOf(config.selection),
  };
  const work = windows.length * workOf(config.backtest.train_window, assets.length);
  const selected = await computeWindows({ computation: 'select', job, windows, work }, compute);
  selected.forEach(({ explanation: data }, k) => {
    const { window, train } = windows[k]!;
    const about = { step: 'select', window: String(window) };
    ledger.record({ ...about, phase: 'intent', params: { mode, train } });
    ledger.record({ ...about, phase: 'outcome', status: 'success', data });
  });
  const winners = selected.map((window) => window.winners);
  const counts = winners.map((window) => window.winners.length);
  return {
    files: new Map([
      [
        'selection.json',
        jsonLinesFile(
          { mode },
          'windows',
          selected.map(({ line }) => line),
        ),
      ],
      ['winners.json', jsonFile({ windows: winners } satisfies WinnersFile)],
    ]),
    summary: `${windows.length - 1} windows and now, ${Math.min(...counts)} to ${Math.max(...counts)} winners of ${assets.length}`,
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
