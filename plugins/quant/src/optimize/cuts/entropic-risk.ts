import { drawdownRisk } from './drawdown-risks.js';
import { entropicWeights } from './entropic-weights.js';
import type { ScenarioRisk } from './subgradient.js';

/**
 * Entropic value at risk.
 *
 * Source: Ahmadi-Javid (2012), "Entropic value-at-risk: a new coherent risk measure".
 */
export function entropicValueAtRisk(alpha: number): ScenarioRisk {
  return (rows, { numbers }) => {
    const mean = entropicWeights(alpha);
    const losses = numbers(rows);
    return (series, slopes) => {
      for (let t = 0; t < rows; t++) losses[t] = -series[t];
      const risk = mean(losses, slopes);
      for (let t = 0; t < rows; t++) slopes[t] = -slopes[t];
      return risk;
    };
  };
}

/** Entropic drawdown at risk, of the drawdowns of a running sum. */
export function entropicDrawdown(alpha: number): ScenarioRisk {
  return drawdownRisk(() => entropicWeights(alpha));
}
