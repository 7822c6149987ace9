import { tailWeights } from '../cuts/tail-weights.js';
import { ownMemory } from '../memory.js';
import type { SeriesRisk } from './subgradient.js';

/**
 * Conditional value at risk: the mean of the worst α·T losses.
 *
 * Source: Rockafellar, Uryasev (2000), "Optimization of conditional value-at-risk".
 */
export function conditionalValueAtRisk(alpha: number): SeriesRisk {
  return (series) => tailOf(series, 1 / (alpha * series.length));
}

export const worstRealisation: SeriesRisk = (series) => tailOf(series, 1);

/** The tail of the losses and that of the gains. */
export function conditionalValueAtRiskRange(alpha: number): SeriesRisk {
  return bothTails(conditionalValueAtRisk(alpha));
}

/** From the worst to the best row. */
export const range: SeriesRisk = bothTails(worstRealisation);

function tailOf(series: Float64Array, most: number) {
  const weights = new Float64Array(series.length);
  const losses = series.map((value) => -value);
  const risk = tailWeights(series.length, most, ownMemory)(losses, weights);
  return { risk, slopes: weights.map((weight) => -weight) };
}

function bothTails(tail: SeriesRisk): SeriesRisk {
  return (series) => {
    const losses = tail(series);
    const gains = tail(series.map((value) => -value));
    return { risk: losses.risk + gains.risk, slopes: losses.slopes.map((slope, t) => slope - gains.slopes[t]) };
  };
}
