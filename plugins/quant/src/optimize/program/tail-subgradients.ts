import type { RiskSubgradient } from '../cuts/subgradient.js';
import { tailWeights } from '../cuts/tail-weights.js';

/**
 * Conditional value at risk: the mean of the worst α·T losses.
 *
 * Source: Rockafellar, Uryasev (2000), "Optimization of conditional value-at-risk".
 */
export function conditionalValueAtRisk(alpha: number): RiskSubgradient {
  return (series) => tailOf(series, 1 / (alpha * series.length));
}

export const worstRealisation: RiskSubgradient = (series) => tailOf(series, 1);

/** The tail of the losses and that of the gains. */
export function conditionalValueAtRiskRange(alpha: number): RiskSubgradient {
  return bothTails(conditionalValueAtRisk(alpha));
}

/** From the worst to the best row. */
export const range: RiskSubgradient = bothTails(worstRealisation);

function tailOf(series: Float64Array, most: number) {
  const { weights, mean } = tailWeights(
    series.map((value) => -value),
    most,
  );
  return { risk: mean, slopes: weights.map((weight) => -weight) };
}

function bothTails(tail: RiskSubgradient): RiskSubgradient {
  return (series) => {
    const losses = tail(series);
    const gains = tail(series.map((value) => -value));
    return { risk: losses.risk + gains.risk, slopes: losses.slopes.map((slope, t) => slope - gains.slopes[t]) };
  };
}
