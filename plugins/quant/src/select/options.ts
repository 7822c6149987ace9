import { InvalidInputError } from '../errors.js';
import { SELECTION_METRICS, type SelectionMetric } from './metric-names.js';

/** Versions of the selection engine: a change of the formulas is a new version. `none` lets every asset win. */
export const SELECTION_MODES = ['v3.2', 'none'] as const;
export type SelectionMode = (typeof SELECTION_MODES)[number];

/** The manifest's `features` block: version of the engine and its switches. */
export interface SelectionFeatures {
  readonly selectionMode: SelectionMode;
  /** True: weighted log-probabilities (v3.2); false: plain product of the mapped metrics (v3.0). */
  readonly featSelectionLogmps: boolean;
  /** Whether the vetoes on entropy, efficiency and the Hurst exponent apply. */
  readonly featPredictabilityVetoes: boolean;
}

export const DEFAULT_FEATURES: SelectionFeatures = {
  selectionMode: 'v3.2',
  featSelectionLogmps: true,
  featPredictabilityVetoes: true,
};

/** The manifest's `selection` block: thresholds and gates. */
export interface SelectionOptions {
  /** Height at which the cluster tree is cut, in correlation distance. */
  readonly threshold: number;
  /** Rows of the correlations whose distances are averaged; those longer than the train window are left out. */
  readonly clusterLookbacks: readonly number[];
  /** Winners of a cluster, at most. */
  readonly topN: number;
  /** Least compounded return of the last 60 rows, fraction. */
  readonly minMomentumScore: number;
  /** Fewer winners than this (or than the assets there are) relax the rules. */
  readonly minWinners: number;
  /** Veto above this normalised permutation entropy. */
  readonly entropyMaxThreshold: number;
  /** Veto below this efficiency ratio. */
  readonly efficiencyMinThreshold: number;
  /** Veto for a Hurst exponent strictly between these two. */
  readonly hurstRandomWalkMin: number;
  readonly hurstRandomWalkMax: number;
  /** Veto where annual momentum less the estimated cost of impact is below this, fraction a year. */
  readonly eciHurdle: number;
  /** Exponent of each metric's probability in the log-MPS score. */
  readonly weights: Readonly<Record<SelectionMetric, number>>;
}

export const DEFAULT_SELECTION: SelectionOptions = {
  threshold: 0.5,
  clusterLookbacks: [60, 120, 200],
  topN: 2,
  minMomentumScore: 0,
  minWinners: 5,
  entropyMaxThreshold: 0.95,
  efficiencyMinThreshold: 0.05,
  hurstRandomWalkMin: 0.48,
  hurstRandomWalkMax: 0.52,
  eciHurdle: 0,
  weights: {
    momentum: 1.7469,
    stability: 0.0458,
    liquidity: 0.2946,
    antifragility: 0.6263,
    survival: 1.4,
    efficiency: 1.5348,
    entropy: 0.0322,
    hurstClean: 0.3485,
    adx: 1.0,
  },
};

/**
 * @throws {@link InvalidInputError} for a mode this package does not know
 */
export function requireFeatures({ selectionMode }: SelectionFeatures): void {
  if (SELECTION_MODES.includes(selectionMode)) return;
  throw new InvalidInputError({
    where: 'selectWinners: features.selectionMode',
    rule: 'the version of the selection engine must be known',
    got: selectionMode,
    expected: SELECTION_MODES.join(' or '),
    cause: 'The manifest was written for another version of this package.',
  });
}

/**
 * @throws {@link InvalidInputError} for a count that is not a whole number in its range, or a threshold that is NaN
 */
export function requireSelection(options: SelectionOptions): void {
  requireCount('topN', options.topN, 1);
  requireCount('minWinners', options.minWinners, 0);
  for (const rows of options.clusterLookbacks) requireCount('clusterLookbacks', rows, 2);
  const { clusterLookbacks: _, weights, ...thresholds } = options;
  for (const [name, value] of Object.entries(thresholds)) requireNumber(name, value);
  for (const metric of SELECTION_METRICS) requireNumber(`weights.${metric}`, weights[metric]);
}

function requireCount(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new InvalidInputError({
    where: `selectWinners: selection.${name}`,
    rule: 'a count is a whole number',
    got: value,
    expected: `a whole number, ${least} or more`,
    cause: 'The selection block of the manifest gives it as a fraction or a text.',
  });
}

function requireNumber(name: string, value: number): void {
  if (typeof value === 'number' && !Number.isNaN(value)) return;
  throw new InvalidInputError({
    where: `selectWinners: selection.${name}`,
    rule: 'a threshold or weight is a number',
    got: value,
    expected: 'a number',
    cause: 'The selection block of the manifest leaves it empty or gives it as a text.',
  });
}
