import type { RiskSubgradient } from './subgradient.js';
import { tailWeights } from './tail-weights.js';

/** Where a sum peaks that has not been above 0 yet. */
const START = -1;

/**
 * A mean of the drawdowns of a running sum by weights that depend on them: conditional drawdown at risk with those of the
 * tail, the maximum with one, the average with equal ones. Where y_t is the weight of the drawdown at t, the sum there takes
 * part with -y_t and its peak with y_t.
 *
 * @param weigh - weights of T drawdowns, a subgradient of the measure of them, and its value
 *
 * Source: Chekhlov, Uryasev, Zabarankin (2005), "Drawdown measure in portfolio optimization".
 */
export function drawdownRisk(
  weigh: (drawdowns: Float64Array) => { weights: Float64Array; mean: number },
): RiskSubgradient {
  return (sums) => {
    const rows = sums.length;
    const drawdowns = new Float64Array(rows);
    const peaks = new Int32Array(rows);
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
    const { weights, mean } = weigh(drawdowns);
    return { risk: mean, slopes: slopesOf(weights, peaks) };
  };
}

function slopesOf(weights: Float64Array, peaks: Int32Array): Float64Array {
  const slopes = new Float64Array(weights.length);
  for (let t = 0; t < weights.length; t++) {
    slopes[t] -= weights[t];
    if (peaks[t] !== START) slopes[peaks[t]] += weights[t];
  }
  return slopes;
}

/** Conditional drawdown at risk: the mean of the worst α·T drawdowns. */
export function conditionalDrawdown(alpha: number): RiskSubgradient {
  return drawdownRisk((drawdowns) => tailWeights(drawdowns, 1 / (alpha * drawdowns.length)));
}

export const maxDrawdown: RiskSubgradient = drawdownRisk((drawdowns) => tailWeights(drawdowns, 1));

export const averageDrawdown: RiskSubgradient = drawdownRisk((drawdowns) =>
  tailWeights(drawdowns, 1 / drawdowns.length),
);

/**
 * Ulcer index, the root mean square of the drawdowns.
 *
 * Source: Martin, McCann (1989), "The investor's guide to Fidelity funds", here of the running sum.
 */
export const ulcerIndex: RiskSubgradient = drawdownRisk((drawdowns) => {
  const rows = drawdowns.length;
  const index = Math.sqrt(drawdowns.reduce((sum, fall) => sum + fall * fall, 0) / rows);
  return { weights: drawdowns.map((fall) => (index > 0 ? fall / (rows * index) : 0)), mean: index };
});
