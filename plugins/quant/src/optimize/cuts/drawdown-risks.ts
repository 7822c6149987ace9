import type { RiskSubgradient } from './subgradient.js';
import { tailWeights } from './tail-weights.js';

/**
 * A mean of the drawdowns of the running sum by weights that depend on them: conditional drawdown at risk with those of the
 * tail, the maximum with one, the average with equal ones. Where y_t is the weight of the drawdown at t, each return between
 * its peak and t takes part with -y_t.
 *
 * @param weigh - weights of T drawdowns, a subgradient of the measure of them, and its value
 *
 * Source: Chekhlov, Uryasev, Zabarankin (2005), "Drawdown measure in portfolio optimization".
 */
export function drawdownRisk(
  weigh: (drawdowns: Float64Array) => { weights: Float64Array; mean: number },
): RiskSubgradient {
  return (series) => {
    const rows = series.length;
    const drawdowns = new Float64Array(rows);
    const peaks = new Int32Array(rows);
    let [sum, peak, peakEnd] = [0, 0, 0];
    for (let t = 0; t < rows; t++) {
      sum += series[t];
      if (sum > peak) [peak, peakEnd] = [sum, t + 1];
      drawdowns[t] = peak - sum;
      peaks[t] = peakEnd;
    }
    const { weights, mean } = weigh(drawdowns);
    return { risk: mean, slopes: slopesOf(weights, peaks) };
  };
}

/** Sums the weights over the returns from each drawdown's peak to itself. */
function slopesOf(weights: Float64Array, peaks: Int32Array): Float64Array {
  const changes = new Float64Array(weights.length + 1);
  for (let t = 0; t < weights.length; t++) {
    changes[peaks[t]] -= weights[t];
    changes[t + 1] += weights[t];
  }
  let sum = 0;
  return changes.subarray(0, weights.length).map((change) => {
    sum += change;
    return sum;
  });
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
