import type { AssetRecord, Regime, Selection, SelectionMetric } from '@metafolio/quant';
import type { dateRange, WindowName } from './schedule.js';

/** `selection.json`: the winners of each train window, and of every asset why it won or not. */
export interface SelectionFile {
  readonly mode: string;
  readonly windows: readonly WindowSelection[];
}

/** `winners.json`: of the same windows what the tournaments need, a hundredth of it. */
export interface WinnersFile {
  readonly windows: readonly WindowWinners[];
}

export interface WindowWinners {
  readonly window: WindowName;
  /** Regime of the train window, over all its assets. */
  readonly regime: Regime;
  readonly winners: readonly { readonly symbol: string; readonly cluster: number }[];
}

export interface WindowSelection extends WindowWinners {
  readonly train: ReturnType<typeof dateRange>;
  /** How far the rules were relaxed to find enough winners: 1 is not at all. */
  readonly relaxation_stage: number;
  readonly assets: readonly ReturnType<typeof assetEntry>[];
  /** Columns that took no part, and why. */
  readonly excluded: Selection['excluded'];
  readonly metrics_without_data: readonly string[];
}

/** The selection of one window in the keys of the file. */
export function windowSelection(
  { window, train, regime }: Pick<WindowSelection, 'window' | 'train' | 'regime'>,
  { stage, assets, excluded, metricsWithoutData }: Selection,
): WindowSelection {
  return {
    window,
    train,
    regime,
    relaxation_stage: stage,
    winners: assets.filter(({ winner }) => winner).map(({ asset, cluster }) => ({ symbol: asset, cluster })),
    assets: assets.map(assetEntry),
    excluded,
    metrics_without_data: metricsWithoutData.map(keyOf),
  };
}

function assetEntry(record: AssetRecord) {
  return {
    symbol: record.asset,
    score: record.score,
    cluster: record.cluster,
    winner: record.winner,
    gate_return: record.gateReturn,
    metrics: byKey(record.metrics),
    probabilities: byKey(record.probabilities),
    hurst: record.hurst,
    permutation_entropy: record.permutationEntropy,
    volatility_annual: record.volatilityAnnual,
    vetoes: record.vetoes,
  };
}

/** Values by metric under the keys of the file. */
function byKey<T>(values: Readonly<Partial<Record<SelectionMetric, T>>>): Record<string, T> {
  const named: Record<string, T> = {};
  for (const metric of Object.keys(values) as SelectionMetric[]) named[keyOf(metric)] = values[metric]!;
  return named;
}

function keyOf(metric: SelectionMetric): string {
  return metric === 'hurstClean' ? 'hurst_clean' : metric;
}
