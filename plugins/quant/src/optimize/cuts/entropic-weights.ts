/** Share of the budget of entropy that may be left. */
const LEFT = 1e-14;
const MAX_ITERATIONS = 200;

/** The weights ∝ e^(t·loss) of losses whose largest is 0 and whose range is 1. */
interface Tilted {
  readonly weights: Float64Array;
  readonly mean: number;
  /** Relative entropy to equal weights; its slope is t·variance. */
  readonly entropy: number;
  readonly variance: number;
}

/**
 * Weights of the largest mean of the values among those whose relative entropy to equal weights is at most -ln α: the dual
 * of entropic value at risk. They are ∝ e^(t·value), the t where the entropy is used up, by Newton's method with bisection.
 *
 * @param values - T losses or drawdowns
 * @param alpha - probability of the tail, in (0, 1)
 * @returns T weights with sum 1, and the mean by them, which is the entropic value at risk
 *
 * Source: Ahmadi-Javid (2012), "Entropic value-at-risk: a new coherent risk measure", theorem 3.3.
 */
export function entropicWeights(values: Float64Array, alpha: number): { weights: Float64Array; mean: number } {
  const largest = values.reduce((most, value) => Math.max(most, value));
  const range = largest - values.reduce((least, value) => Math.min(least, value));
  const atTop = values.reduce((count, value) => count + (value === largest ? 1 : 0), 0);
  if (atTop >= alpha * values.length) {
    return { weights: values.map((value) => (value === largest ? 1 / atTop : 0)), mean: largest };
  }
  const { weights, mean } = atEntropy(
    values.map((value) => (value - largest) / range),
    -Math.log(alpha),
  );
  return { weights, mean: largest + range * mean };
}

function atEntropy(losses: Float64Array, budget: number): Tilted {
  // The variance of losses in [-1, 0] is at most 1/4, so that the entropy at t is at most t²/8.
  let [low, high] = [Math.sqrt(8 * budget), Number.POSITIVE_INFINITY];
  let t = low;
  for (let iterations = 1; ; iterations++) {
    const tilted = tiltedBy(losses, t);
    const left = budget - tilted.entropy;
    if ((left >= 0 && left <= LEFT * budget) || iterations === MAX_ITERATIONS) return tilted;
    if (left > 0) low = t;
    else high = t;
    const newton = t + (left - (LEFT / 2) * budget) / (t * tilted.variance);
    const middle = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    t = newton > low && newton < high ? newton : middle;
  }
}

function tiltedBy(losses: Float64Array, t: number): Tilted {
  const weights = new Float64Array(losses.length);
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
  return { weights, mean, entropy, variance: second / total - mean * mean };
}
