import type { Memory } from '../memory.js';
import type { ScenarioRisk } from './subgradient.js';
import { tailWeights, type WeighedMean } from './tail-weights.js';

/** Where a sum peaks that has not been above 0 yet. */
const START = -1;

/**
 * A mean of the drawdowns of a running sum by weights that depend on them: conditional drawdown at risk with those of the
 * tail, the maximum with one, the average with equal ones. Where y_t is the weight of the drawdown at t, the sum there takes
 * part with -y_t and its peak with y_t.
 *
 * @param weighed - weights of T drawdowns, a subgradient of the measure of them, and its value
 *
 * Source: Chekhlov, Uryasev, Zabarankin (2005), "Drawdown measure in portfolio optimization".
 */
export function drawdownRisk(weighed: (rows: number, memory: Memory) => WeighedMean): ScenarioRisk {
  return (rows, memory) => {
    const mean = weighed(rows, memory);
    const drawdowns = memory.numbers(rows);
    const peaks = memory.integers(rows);
    const weights = memory.numbers(rows);
    return (sums, slopes) => {
      let peak = 0;
      let peakAt = START;
      for (let t = 0; t < rows; t++) {
        if (sums[t] > peak) {
          peak = sums[t];
          peakAt = t;
        }
        drawdowns[t] = peak - sums[t];
        peaks[t] = peakAt;
      }
      const risk = mean(drawdowns, weights);
      slopes.fill(0);
      for (let t = 0; t < rows; t++) {
        if (weights[t] === 0) continue;
        slopes[t] -= weights[t];
        if (peaks[t] !== START) slopes[peaks[t]] += weights[t];
      }
      return risk;
    };
  };
}

/** Conditional drawdown at risk: the mean of the worst α·T drawdowns. */
export function conditionalDrawdown(alpha: number): ScenarioRisk {
  return drawdownRisk((rows, memory) => tailWeights(rows, 1 / (alpha * rows), memory));
}

export const maxDrawdown = drawdownRisk((rows, memory) => tailWeights(rows, 1, memory));

export const averageDrawdown = drawdownRisk((rows, memory) => tailWeights(rows, 1 / rows, memory));

/**
 * Ulcer index, the root mean square of the drawdowns.
 *
 * Source: Martin, McCann (1989), "The investor's guide to Fidelity funds", here of the running sum.
 */
export const ulcerIndex = drawdownRisk((rows) => (drawdowns, weights) => {
  let squares = 0;
  for (let t = 0; t < rows; t++) squares += drawdowns[t] * drawdowns[t];
  const index = Math.sqrt(squares / rows);
  for (let t = 0; t < rows; t++) weights[t] = index > 0 ? drawdowns[t] / (rows * index) : 0;
  return index;
});
