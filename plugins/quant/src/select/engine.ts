import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { requirePeriods } from '../metrics/periods.js';
import { type AssetRecord, type Judgement, type Measured, recordsOf } from './asset-records.js';
import { clustersOfSeries } from './clusters.js';
import { type Exclusion, splitColumns } from './exclusions.js';
import { logMpsScore, probabilitiesOf, productScore } from './log-mps.js';
import { type Candidates, measure } from './measures.js';
import { type AssetMetadata, requireMetadata } from './metadata.js';
import type { SelectionMetric } from './metric-names.js';
import {
  DEFAULT_FEATURES,
  DEFAULT_SELECTION,
  requireFeatures,
  requireSelection,
  type SelectionFeatures,
  type SelectionMode,
  type SelectionOptions,
} from './options.js';
import { vetoesOf } from './vetoes.js';
import { chooseWinners, type RelaxationStage } from './winners.js';

export interface SelectionInput {
  /** T × N simple returns of one train window; columns with NaN are excluded. */
  readonly returns: ReturnsMatrix;
  /** N records, in the order of the columns. */
  readonly metadata: readonly AssetMetadata[];
  /** Observations a year. */
  readonly periods: number;
  /** What is left out has its value in {@link DEFAULT_FEATURES}. */
  readonly features?: Partial<SelectionFeatures>;
  /** What is left out has its value in {@link DEFAULT_SELECTION}. */
  readonly selection?: Partial<SelectionOptions>;
}

export interface Selection {
  readonly mode: SelectionMode;
  /** In the order of the columns. */
  readonly winners: readonly string[];
  readonly stage: RelaxationStage;
  /** One record for each asset that was not excluded, in the order of the columns. */
  readonly assets: readonly AssetRecord[];
  /** Columns that took no part, in their order. */
  readonly excluded: readonly Exclusion[];
  /** Metrics that no asset has data for; they take no part in the score. */
  readonly metricsWithoutData: readonly SelectionMetric[];
}

/**
 * Selection of one train window, engine v3.2: measures, probabilities, log-MPS score, vetoes, clusters, winners. Mode
 * `none` measures and clusters in the same way but vetoes nobody and lets every asset win. Columns that are constant or
 * not finite are excluded first; if none is left, there is no winner.
 *
 * @param input - T × N simple returns of the train window, NaN where there is no observation, and the options
 * @returns winners, and what every candidate scored and why it was vetoed
 * @throws {@link InvalidInputError} for an unknown mode, options or metadata out of range, or periods not positive
 *
 * Source: this project's selection engine v3.2.
 */
export function selectWinners(input: SelectionInput): Selection {
  const features = { ...DEFAULT_FEATURES, ...input.features };
  const selection = { ...DEFAULT_SELECTION, ...input.selection };
  requireFeatures(features);
  requireSelection(selection);
  requireMetadata(input.metadata, input.returns.assets);
  requirePeriods(input.periods, 'selectWinners: periods');
  const { fit, excluded } = splitColumns(input.returns);
  const mode = features.selectionMode;
  if (fit.length === 0) return { mode, winners: [], stage: 1, assets: [], excluded, metricsWithoutData: [] };

  const candidates = {
    assets: fit.map(({ index }) => input.returns.assets[index]),
    columns: fit.map(({ series }) => series),
    metadata: fit.map(({ index }) => input.metadata[index]),
    periods: input.periods,
  };
  const measures = measure(candidates);
  const probabilities = probabilitiesOf(measures);
  const judged = judge(candidates, { measures, probabilities }, { features, selection });
  const assets = recordsOf(candidates, { measures, probabilities }, judged);
  const winners = assets.filter(({ winner }) => winner).map(({ asset }) => asset);
  return { mode, winners, stage: judged.stage, assets, excluded, metricsWithoutData: measures.metricsWithoutData };
}

function judge(
  { columns, metadata }: Candidates,
  { measures, probabilities }: Measured,
  options: { readonly features: SelectionFeatures; readonly selection: SelectionOptions },
): Judgement {
  const { features, selection } = options;
  const scores = features.featSelectionLogmps
    ? logMpsScore(probabilities, selection.weights, metadata)
    : productScore(probabilities, columns.length);
  const clusters = clustersOfSeries(columns, selection.clusterLookbacks, selection.threshold);
  if (features.selectionMode === 'none') {
    return { scores, clusters, vetoes: metadata.map(() => []), winners: [...metadata.keys()], stage: 1 };
  }
  const vetoes = metadata.map((_, j) => vetoesOf(j, { measures, metadata }, options));
  const vetoed = vetoes.map(({ length }) => length > 0);
  const field = { scores, clusters, vetoed, gateReturn: measures.gateReturn };
  return { scores, clusters, vetoes, ...chooseWinners(field, selection) };
}
