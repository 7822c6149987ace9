import type { Measures } from './measures.js';
import type { AssetMetadata } from './metadata.js';
import { SELECTION_METRICS, type SelectionMetric } from './metric-names.js';
import { cdfMapping, rankMapping } from './probability-mapping.js';

/** Probability below which a logarithm is not taken. */
const PROBABILITY_FLOOR = 1e-9;

const MAPPINGS: Readonly<Record<SelectionMetric, (values: Float64Array) => Float64Array>> = {
  momentum: rankMapping,
  stability: rankMapping,
  liquidity: cdfMapping,
  antifragility: rankMapping,
  survival: cdfMapping,
  efficiency: cdfMapping,
  entropy: rankMapping,
  hurstClean: rankMapping,
  adx: cdfMapping,
};

/** Probabilities (N) of the metrics that take part. */
export type Probabilities = Readonly<Partial<Record<SelectionMetric, Float64Array>>>;

/** Maps each metric that has data to a probability across the candidates: by rank or by value. */
export function probabilitiesOf({ metrics, metricsWithoutData }: Measures): Probabilities {
  const present = SELECTION_METRICS.filter((metric) => !metricsWithoutData.includes(metric));
  return Object.fromEntries(present.map((metric) => [metric, MAPPINGS[metric](metrics[metric])]));
}

/**
 * Log-MPS score of each candidate (v3.2), exp(Σ wᵢ·ln max(pᵢ, 1e-9) + ln(1 - ½·fragility / largest fragility)).
 *
 * @param weights - wᵢ, the exponent of each metric
 * @param metadata - N records; an unknown fragility is 0
 * @returns N positive scores
 */
export function logMpsScore(
  probabilities: Probabilities,
  weights: Readonly<Record<SelectionMetric, number>>,
  metadata: readonly AssetMetadata[],
): Float64Array {
  const fragilities = metadata.map(({ fragility = 0 }) => fragility);
  const most = fragilities.reduce((a, b) => Math.max(a, b), 0);
  const mapped = entries(probabilities);
  return Float64Array.from(fragilities, (fragility, j) => {
    const penalty = most > 0 ? Math.log(1 - (0.5 * fragility) / most) : 0;
    return Math.exp(
      mapped.reduce(
        (sum, [metric, values]) => sum + weights[metric] * Math.log(Math.max(values[j], PROBABILITY_FLOOR)),
        penalty,
      ),
    );
  });
}

/**
 * Plain product of the mapped metrics, without weights or fragility (v3.0).
 *
 * @param count - N, the number of candidates
 */
export function productScore(probabilities: Probabilities, count: number): Float64Array {
  const mapped = entries(probabilities);
  return Float64Array.from({ length: count }, (_, j) => mapped.reduce((product, [, values]) => product * values[j], 1));
}

/** Metrics that take part, in the fixed order of the sum. */
function entries(probabilities: Probabilities): [SelectionMetric, Float64Array][] {
  return SELECTION_METRICS.flatMap((metric) => {
    const values = probabilities[metric];
    return values === undefined ? [] : [[metric, values] satisfies [SelectionMetric, Float64Array]];
  });
}
