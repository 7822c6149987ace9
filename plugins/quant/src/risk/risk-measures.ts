import { InvalidInputError } from '../errors.js';
import { requireInnerFraction } from '../fraction.js';
import { drawdownsUncompounded, maxDrawdownUncompounded, rootMeanSquare } from '../metrics/drawdown.js';
import { quantile } from '../metrics/quantile.js';
import { excessKurtosis, mean, skewness, variance } from '../metrics/sample-moments.js';
import { requireKnown } from '../require-known.js';
import { conditionalValueAtRisk } from './conditional-value-at-risk.js';
import { meanAbsoluteDeviation, semiVariance } from './deviation.js';
import { entropicValueAtRisk } from './entropic-value-at-risk.js';
import { range, worstRealisation } from './extremes.js';
import { giniMeanDifference } from './gini-mean-difference.js';
import { firstLowerPartialMoment, secondLowerPartialMoment } from './lower-partial-moments.js';
import { tailGini } from './tail-gini.js';

/** The risk measures of this package, by the names of the manifest. */
export const RISK_MEASURES = [
  'variance',
  'semi_variance',
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
  'var',
  'dar',
  'skewness',
  'kurtosis',
] as const;
export type RiskMeasure = (typeof RISK_MEASURES)[number];

/** Parameters of the risk measures; each reads its own and leaves the other. */
export interface RiskMeasureOptions {
  /** Probability of the tail, above 0 and below 1, of the measures of a tail. Default 0.05. */
  readonly alpha?: number;
  /** `flpm`, `slpm`: minimum acceptable return, per period. Default 0. */
  readonly minAcceptableReturn?: number;
}

const MEASURES: Record<RiskMeasure, (series: Float64Array, options: Required<RiskMeasureOptions>) => number> = {
  variance,
  semi_variance: semiVariance,
  mad: meanAbsoluteDeviation,
  flpm: (series, { minAcceptableReturn }) => firstLowerPartialMoment(series, minAcceptableReturn),
  slpm: (series, { minAcceptableReturn }) => secondLowerPartialMoment(series, minAcceptableReturn),
  cvar: (series, { alpha }) => conditionalValueAtRisk(series, alpha),
  tail_gini: (series, { alpha }) => tailGini(series, alpha),
  evar: (series, { alpha }) => entropicValueAtRisk(series, alpha).value,
  worst_realisation: worstRealisation,
  range,
  cvar_range: (series, { alpha }) =>
    conditionalValueAtRisk(series, alpha) + conditionalValueAtRisk(lossesOf(series), alpha),
  max_drawdown: maxDrawdownUncompounded,
  average_drawdown: (series) => mean(drawdownsUncompounded(series)),
  cdar: (series, { alpha }) => conditionalValueAtRisk(lossesOf(drawdownsUncompounded(series)), alpha),
  edar: (series, { alpha }) => entropicValueAtRisk(lossesOf(drawdownsUncompounded(series)), alpha).value,
  ulcer_index: (series) => rootMeanSquare(drawdownsUncompounded(series)),
  gini_mean_difference: giniMeanDifference,
  var: (series, { alpha }) => -quantile(series, alpha),
  dar: (series, { alpha }) => quantile(drawdownsUncompounded(series), 1 - alpha),
  skewness,
  kurtosis: excessKurtosis,
};

/**
 * Risk of a return series by the measure of that name; {@link RISK_AXIOMS} says which are convex. Losses count as positive.
 * Where a reported metric has the same name, it differs so: drawdowns here are those of the running sum (the metrics
 * `maxDrawdownCompounded`, `calmar` and `ulcerIndex` compound, which is not convex), and `cvar` takes exactly α·T rows, see
 * {@link conditionalValueAtRisk}. `var` and `dar` are type 7 quantiles as the metric `valueAtRisk95`, `skewness` and
 * `kurtosis` (excess) the metrics themselves: they are evaluated, never minimised.
 *
 * @param series - T returns of a portfolio, T ≥ 2; NaN is refused
 * @param options - those left out have their default
 * @returns per period; NaN for the skewness and kurtosis of equal returns, or of fewer than 3 and 4
 * @throws {@link InvalidInputError} on an unknown name, NaN, infinity, T < 2 or an option out of range
 *
 * Source: that of each measure.
 */
export function riskMeasure(name: RiskMeasure, series: Float64Array, options: RiskMeasureOptions = {}): number {
  requireKnown(name, RISK_MEASURES, 'riskMeasure: name');
  const { alpha = 0.05, minAcceptableReturn = 0 } = options;
  requireInnerFraction(alpha, 'riskMeasure: options.alpha');
  requireFinite(minAcceptableReturn, 'options.minAcceptableReturn');
  requireSeries(series);
  return MEASURES[name](series, { alpha, minAcceptableReturn });
}

function requireSeries(series: Float64Array): void {
  if (series.length < 2) {
    throw new InvalidInputError({
      where: 'riskMeasure: series',
      rule: 'a risk needs at least 2 returns',
      got: `${series.length}`,
      expected: '2 or more',
      cause: 'The window is empty.',
    });
  }
  for (let t = 0; t < series.length; t++) requireFinite(series[t], `series, row ${t}`);
}

function requireFinite(value: number, where: string): void {
  if (Number.isFinite(value)) return;
  throw new InvalidInputError({
    where: `riskMeasure: ${where}`,
    rule: 'every return must be a finite number',
    got: value,
    expected: 'no NaN, no infinity',
    cause: 'An asset of the portfolio has no price on that date.',
  });
}

function lossesOf(series: Float64Array): Float64Array {
  return series.map((value) => -value);
}
