import type { Measures } from './measures.js';
import type { AssetMetadata } from './metadata.js';
import type { SelectionFeatures, SelectionOptions } from './options.js';

/** Least survival. */
const SURVIVAL_MIN = 0.1;
/** Hurst exponent above which a falling asset is taken to go on falling. */
const TOXIC_HURST = 0.55;
/** Order whose market impact the cost estimate is made for, in currency. */
const ORDER_VALUE = 1e6;

export type VetoRule = 'entropy' | 'efficiency' | 'random_walk' | 'toxic_persistence' | 'survival' | 'friction';

/** One rule that an asset broke. */
export interface Veto {
  readonly rule: VetoRule;
  /** What was measured; for friction -Infinity at an ADV of 0. */
  readonly value: number;
  /** The bound it is beyond; for `random_walk` the two it lies between. */
  readonly threshold: number | readonly [number, number];
}

/**
 * Vetoes of candidate j. Declared benchmarks have none; a measure without data breaks no rule.
 *
 * - `entropy`: permutation entropy above `entropyMaxThreshold`
 * - `efficiency`: efficiency ratio below `efficiencyMinThreshold`
 * - `random_walk`: Hurst exponent strictly between `hurstRandomWalkMin` and `hurstRandomWalkMax`
 * - `toxic_persistence`: Hurst exponent above 0.55 with negative momentum
 * - `survival`: below 0.1
 * - `friction`: momentum - ECI below `eciHurdle`, ECI = annual volatility·√(1e6 / ADV), where the ADV is known
 *
 * The first four only with `featPredictabilityVetoes`.
 */
export function vetoesOf(
  j: number,
  { measures, metadata }: { readonly measures: Measures; readonly metadata: readonly AssetMetadata[] },
  { features, selection }: { readonly features: SelectionFeatures; readonly selection: SelectionOptions },
): Veto[] {
  if (metadata[j].benchmark === true) return [];
  const predictability = features.featPredictabilityVetoes ? predictabilityVetoes(j, measures, selection) : [];
  return [...predictability, ...standingVetoes(j, { measures, adv: metadata[j].adv }, selection)];
}

function predictabilityVetoes(j: number, measures: Measures, selection: SelectionOptions): Veto[] {
  const { entropyMaxThreshold, efficiencyMinThreshold, hurstRandomWalkMin, hurstRandomWalkMax } = selection;
  const entropy = measures.permutationEntropy[j];
  const efficiency = measures.metrics.efficiency[j];
  const hurst = measures.hurst[j];
  const vetoes: Veto[] = [];
  if (entropy > entropyMaxThreshold) vetoes.push({ rule: 'entropy', value: entropy, threshold: entropyMaxThreshold });
  if (efficiency < efficiencyMinThreshold) {
    vetoes.push({ rule: 'efficiency', value: efficiency, threshold: efficiencyMinThreshold });
  }
  if (hurst > hurstRandomWalkMin && hurst < hurstRandomWalkMax) {
    vetoes.push({ rule: 'random_walk', value: hurst, threshold: [hurstRandomWalkMin, hurstRandomWalkMax] });
  }
  if (hurst > TOXIC_HURST && measures.metrics.momentum[j] < 0) {
    vetoes.push({ rule: 'toxic_persistence', value: hurst, threshold: TOXIC_HURST });
  }
  return vetoes;
}

function standingVetoes(
  j: number,
  { measures, adv }: { readonly measures: Measures; readonly adv: number | undefined },
  { eciHurdle }: SelectionOptions,
): Veto[] {
  const { momentum, survival } = measures.metrics;
  const vetoes: Veto[] = [];
  if (survival[j] < SURVIVAL_MIN) vetoes.push({ rule: 'survival', value: survival[j], threshold: SURVIVAL_MIN });
  if (adv === undefined) return vetoes;
  const afterImpact = momentum[j] - measures.volatilityAnnual[j] * Math.sqrt(ORDER_VALUE / adv);
  if (afterImpact < eciHurdle) vetoes.push({ rule: 'friction', value: afterImpact, threshold: eciHurdle });
  return vetoes;
}
