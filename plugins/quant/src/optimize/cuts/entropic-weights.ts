import type { WeighedMean } from './tail-weights.js';

/** Share of the budget of entropy that may be left. */
const LEFT = 1e-14;
const MAX_ITERATIONS = 200;

/** Weights ∝ e^(t·loss) of losses whose largest is 0 and whose range is 1. */
interface Tilted {
  readonly mean: number;
  /** Relative entropy to equal weights; its slope is t·variance. */
  readonly entropy: number;
  readonly variance: number;
}

/**
 * Weights of the largest mean of the values among those whose relative entropy to equal weights is at most -ln α: the dual
 * of entropic value at risk. They are ∝ e^(t·value), the t where the entropy is used up, by Newton's method with bisection.
 *
 * @param alpha - probability of the tail, in (0, 1)
 * @returns what writes T weights with sum 1, and gives the mean by them, which is the entropic value at risk
 *
 * Source: Ahmadi-Javid (2012), "Entropic value-at-risk: a new coherent risk measure", theorem 3.3.
 */
export function entropicWeights(alpha: number): WeighedMean {
  const budget = -Math.log(alpha);
  return (values, weights) => {
    let largest = values[0];
    let least = values[0];
    for (let t = 1; t < values.length; t++) {
      largest = Math.max(largest, values[t]);
      least = Math.min(least, values[t]);
    }
    let atTop = 0;
    for (let t = 0; t < values.length; t++) if (values[t] === largest) atTop++;
    if (atTop >= alpha * values.length) {
      for (let t = 0; t < values.length; t++) weights[t] = values[t] === largest ? 1 / atTop : 0;
      return largest;
    }
    const range = largest - least;
    const losses = values.map((value) => (value - largest) / range);
    return largest + range * meanAtEntropy(losses, budget, weights);
  };
}

function meanAtEntropy(losses: Float64Array, budget: number, weights: Float64Array): number {
  // The variance of losses in [-1, 0] is at most 1/4, so that the entropy at t is at most t²/8.
  let [low, high] = [Math.sqrt(8 * budget), Number.POSITIVE_INFINITY];
  let t = low;
  for (let iterations = 1; ; iterations++) {
    const tilted = tiltedBy(losses, t, weights);
    const left = budget - tilted.entropy;
    if ((left >= 0 && left <= LEFT * budget) || iterations === MAX_ITERATIONS) return tilted.mean;
    if (left > 0) low = t;
    else high = t;
    const newton = t + (left - (LEFT / 2) * budget) / (t * tilted.variance);
    const middle = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    t = newton > low && newton < high ? newton : middle;
  }
}

function tiltedBy(losses: Float64Array, t: number, weights: Float64Array): Tilted {
  let [total, first, second] = [0, 0, 0];
  for (let k = 0; k < losses.length; k++) {
    const weight = Math.exp(t * losses[k]);
    weights[k] = weight;
    total += weight;
    first += weight * losses[k];
    second += weight * losses[k] * losses[k];
  }
  for (let k = 0; k < losses.length; k++) weights[k] /= total;
  const mean = first / total;
  const entropy = t * mean - Math.log(total / losses.length);
  return { mean, entropy, variance: second / total - mean * mean };
}
