import type { Probabilities } from './log-mps.js';
import type { Candidates, Measures } from './measures.js';
import { SELECTION_METRICS, type SelectionMetric } from './metric-names.js';
import type { Veto } from './vetoes.js';
import type { RelaxationStage } from './winners.js';

/** Everything that decided about one asset; null where there is no data. */
export interface AssetRecord {
  readonly asset: string;
  readonly metrics: Readonly<Record<SelectionMetric, number | null>>;
  readonly hurst: number | null;
  readonly permutationEntropy: number | null;
  readonly volatilityAnnual: number;
  /** Compounded return of the last 60 rows, what the momentum gate looks at. */
  readonly gateReturn: number;
  /** Only of the metrics that take part. */
  readonly probabilities: Readonly<Partial<Record<SelectionMetric, number>>>;
  readonly score: number;
  /** Cluster label, 0 … k-1, numbered by the first asset in each. */
  readonly cluster: number;
  readonly vetoes: readonly Veto[];
  readonly winner: boolean;
}

/** What was measured of the candidates. */
export interface Measured {
  readonly measures: Measures;
  readonly probabilities: Probabilities;
}

/** What was decided about the candidates; arrays of N. */
export interface Judgement {
  readonly scores: Float64Array;
  readonly clusters: readonly number[];
  readonly vetoes: readonly (readonly Veto[])[];
  /** Columns, ascending. */
  readonly winners: readonly number[];
  readonly stage: RelaxationStage;
}

/** One record a candidate, in the order of the columns. */
export function recordsOf(
  { assets }: Candidates,
  { measures, probabilities }: Measured,
  { scores, clusters, vetoes, winners }: Judgement,
): AssetRecord[] {
  const present = SELECTION_METRICS.filter((metric) => !measures.metricsWithoutData.includes(metric));
  return assets.map((asset, j) => ({
    asset,
    metrics: byMetric(SELECTION_METRICS, (metric) => known(measures.metrics[metric][j])),
    hurst: known(measures.hurst[j]),
    permutationEntropy: known(measures.permutationEntropy[j]),
    volatilityAnnual: measures.volatilityAnnual[j],
    gateReturn: measures.gateReturn[j],
    probabilities: byMetric(present, (metric) => probabilities[metric]![j]),
    score: scores[j],
    cluster: clusters[j],
    vetoes: vetoes[j],
    winner: winners.includes(j),
  }));
}

function byMetric<T>(metrics: readonly SelectionMetric[], valueFor: (metric: SelectionMetric) => T) {
  const values = {} as Record<SelectionMetric, T>;
  for (const metric of metrics) values[metric] = valueFor(metric);
  return values;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
