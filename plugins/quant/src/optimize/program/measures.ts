import { InvalidInputError } from '../../errors.js';
import { requireInnerFraction } from '../../fraction.js';
import { requireKnown } from '../../require-known.js';
import type { RiskMeasureOptions } from '../../risk/risk-measures.js';
import { averageDrawdown, conditionalDrawdown, maxDrawdown, ulcerIndex } from '../cuts/drawdown-risks.js';
import { entropicDrawdown, entropicValueAtRisk } from '../cuts/entropic-risk.js';
import { giniMeanDifference, tailGini } from '../cuts/ordered-risks.js';
import {
  absoluteDeviation,
  meanShortfall,
  semiDeviation,
  shortfallDeviation,
  standardDeviation,
} from './deviation-subgradients.js';
import { ofReturns, ofRunningSums, type SeriesRisk } from './subgradient.js';
import { conditionalValueAtRisk, conditionalValueAtRiskRange, range, worstRealisation } from './tail-subgradients.js';

/** The convex risk measures, by the names of `riskMeasure`, and the roots of its two squares. */
export const CONVEX_MEASURES = [
  'variance',
  'standard_deviation',
  'semi_variance',
  'semi_deviation',
  'mad',
  'flpm',
  'slpm',
  'cvar',
  'tail_gini',
  'evar',
  'worst_realisation',
  'range',
  'cvar_range',
  'max_drawdown',
  'average_drawdown',
  'cdar',
  'edar',
  'ulcer_index',
  'gini_mean_difference',
] as const;
export type ConvexMeasure = (typeof CONVEX_MEASURES)[number];

/** Risk of a series, convex in it, and the slopes of a linear function that is nowhere above it and meets it there. */
export interface Measure {
  readonly at: SeriesRisk;
  /** d of ρ(s·x) = s^d·ρ(x). */
  readonly degree: 1 | 2;
  /** Taken off every return first, in the unit of the returns. */
  readonly minAcceptableReturn: number;
}

const OF_DEGREE_1: Record<Exclude<ConvexMeasure, 'variance' | 'semi_variance'>, (alpha: number) => SeriesRisk> = {
  standard_deviation: () => standardDeviation,
  semi_deviation: () => semiDeviation,
  mad: () => absoluteDeviation,
  flpm: () => meanShortfall,
  slpm: () => shortfallDeviation,
  cvar: conditionalValueAtRisk,
  tail_gini: (alpha) => ofReturns(tailGini(alpha)),
  evar: (alpha) => ofReturns(entropicValueAtRisk(alpha)),
  worst_realisation: () => worstRealisation,
  range: () => range,
  cvar_range: conditionalValueAtRiskRange,
  max_drawdown: () => ofRunningSums(maxDrawdown),
  average_drawdown: () => ofRunningSums(averageDrawdown),
  cdar: (alpha) => ofRunningSums(conditionalDrawdown(alpha)),
  edar: (alpha) => ofRunningSums(entropicDrawdown(alpha)),
  ulcer_index: () => ofRunningSums(ulcerIndex),
  gini_mean_difference: () => ofReturns(giniMeanDifference),
};

/** @throws {@link InvalidInputError} on an unknown name, an α outside (0, 1), a return that is not finite */
export function measureOf(name: ConvexMeasure, options: RiskMeasureOptions): Measure {
  requireKnown(name, CONVEX_MEASURES, 'optimise: measure');
  const { alpha = 0.05, minAcceptableReturn = 0 } = options;
  requireInnerFraction(alpha, 'optimise: measureOptions.alpha');
  if (!Number.isFinite(minAcceptableReturn)) refuseReturn(minAcceptableReturn);
  if (name === 'variance') return { at: squared(standardDeviation), degree: 2, minAcceptableReturn: 0 };
  if (name === 'semi_variance') return { at: squared(semiDeviation), degree: 2, minAcceptableReturn: 0 };
  const isPartialMoment = name === 'flpm' || name === 'slpm';
  return {
    at: OF_DEGREE_1[name](alpha),
    degree: 1,
    minAcceptableReturn: isPartialMoment ? minAcceptableReturn : 0,
  };
}

function squared(measure: SeriesRisk): SeriesRisk {
  return (series) => {
    const { risk, slopes } = measure(series);
    return { risk: risk * risk, slopes: slopes.map((slope) => 2 * risk * slope) };
  };
}

function refuseReturn(got: number): never {
  throw new InvalidInputError({
    where: 'optimise: measureOptions.minAcceptableReturn',
    rule: 'a shortfall is measured from a finite return',
    got,
    expected: 'a fraction per period, such as 0',
    cause: 'It was computed from an empty series.',
  });
}
