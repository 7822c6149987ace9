import { volatilityAnnual } from '../metrics/volatility.js';
import { antifragilityOf } from './antifragility.js';
import { efficiencyRatioOf } from './efficiency-ratio.js';
import { gateReturnOf } from './gate-return.js';
import { hurstOf } from './hurst.js';
import { liquidity } from './liquidity.js';
import type { AssetMetadata } from './metadata.js';
import { SELECTION_METRICS, type SelectionMetric } from './metric-names.js';
import { momentumOf } from './momentum.js';
import { permutationEntropyOf } from './permutation-entropy.js';
import { stabilityOf } from './stability.js';

/** The candidates of one train window: names, returns and metadata, in one order. */
export interface Candidates {
  readonly assets: readonly string[];
  /** T simple returns of each, none missing. */
  readonly columns: readonly Float64Array[];
  readonly metadata: readonly AssetMetadata[];
  readonly periods: number;
}

/** What is measured of each candidate; arrays of N, NaN where there is no data. */
export interface Measures {
  /** Raw metrics of the score. */
  readonly metrics: Readonly<Record<SelectionMetric, Float64Array>>;
  readonly hurst: Float64Array;
  readonly permutationEntropy: Float64Array;
  readonly volatilityAnnual: Float64Array;
  /** Compounded return of the last 60 rows. */
  readonly gateReturn: Float64Array;
  /** Metrics without data for any candidate; they take no part in the score. */
  readonly metricsWithoutData: readonly SelectionMetric[];
}

/** Measures every candidate: entropy is 1 - permutation entropy, hurstClean 1 - 2·|H - ½|, survival 1 where unknown. */
export function measure({ columns, metadata, periods }: Candidates): Measures {
  const exponents = Float64Array.from(columns, hurstOf);
  const disorder = Float64Array.from(columns, permutationEntropyOf);
  const volatilities = Float64Array.from(columns, (series) => volatilityAnnual(series, periods));
  const metrics = {
    momentum: Float64Array.from(columns, (series) => momentumOf(series, periods)),
    stability: volatilities.map(stabilityOf),
    liquidity: liquidity(metadata),
    antifragility: antifragilityOf(columns),
    survival: Float64Array.from(metadata, ({ survival = 1 }) => survival),
    efficiency: Float64Array.from(columns, efficiencyRatioOf),
    entropy: disorder.map((value) => 1 - value),
    hurstClean: exponents.map((exponent) => 1 - 2 * Math.abs(exponent - 0.5)),
    adx: Float64Array.from(metadata, ({ adx = Number.NaN }) => adx),
  };
  const hasData = (metric: SelectionMetric): boolean =>
    metric === 'survival'
      ? metadata.some(({ survival }) => survival !== undefined)
      : metrics[metric].some((value) => !Number.isNaN(value));
  return {
    metrics,
    hurst: exponents,
    permutationEntropy: disorder,
    volatilityAnnual: volatilities,
    gateReturn: Float64Array.from(columns, gateReturnOf),
    metricsWithoutData: SELECTION_METRICS.filter((metric) => !hasData(metric)),
  };
}
