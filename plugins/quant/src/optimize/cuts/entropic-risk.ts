import { drawdownRisk } from './drawdown-risks.js';
import { entropicWeights } from './entropic-weights.js';
import type { RiskSubgradient } from './subgradient.js';

/**
 * Entropic value at risk.
 *
 * Source: Ahmadi-Javid (2012), "Entropic value-at-risk: a new coherent risk measure".
 */
export function entropicValueAtRisk(alpha: number): RiskSubgradient {
  return (series) => {
    const { weights, mean } = entropicWeights(
      series.map((value) => -value),
      alpha,
    );
    return { risk: mean, slopes: weights.map((weight) => -weight) };
  };
}

/** Entropic drawdown at risk, of the drawdowns of a running sum. */
export function entropicDrawdown(alpha: number): RiskSubgradient {
  return drawdownRisk((drawdowns) => entropicWeights(drawdowns, alpha));
}
