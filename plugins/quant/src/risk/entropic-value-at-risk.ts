import { NotSolvedError } from '../errors.js';
import { requireInnerFraction } from '../fraction.js';
import { range, worstRealisation } from './extremes.js';

/** Duality gap, in shares of the range of the returns, at which the minimum counts as found. */
const GAP_TOLERANCE = 1e-13;
/** Rounding of a relative entropy, which for α near 1 is a difference of numbers near 0. */
const ENTROPY_ROUNDING = 8 * Number.EPSILON;
const MAX_ITERATIONS = 200;

export interface EntropicValueAtRisk {
  /** A loss as a positive fraction, between the conditional value at risk and the worst loss. */
  readonly value: number;
  /** What the value can be above the true one, in the units of the returns: the gap to a feasible point of the dual. */
  readonly dualityGap: number;
  readonly iterations: number;
}

/**
 * Entropic value at risk of the empirical distribution, min over z > 0 of z·ln(mean(e^(-r/z)) / α): the least of Chernoff's
 * bounds of the value at risk. Its dual is the largest mean loss under weights q of the rows whose relative entropy to equal
 * weights is at most -ln α; the q ∝ e^(-r/z) at each z are such a point or an upper bound, and their entropy grows with 1/z.
 * So Newton's method with bisection finds the z whose entropy is -ln α, from the side where q is feasible, and the gap of
 * the two values certifies it. Where the worst rows alone are at least α·T, the minimum is the worst loss, at z = 0.
 *
 * @param series - T finite returns, T ≥ 1
 * @param alpha - probability of the tail, in (0, 1)
 * @throws {@link InvalidInputError} when α is outside (0, 1)
 * @throws {@link NotSolvedError} when the gap does not close, which rounding alone never causes
 *
 * Source: Ahmadi-Javid (2012), "Entropic value-at-risk: a new coherent risk measure", theorem 3.3.
 */
export function entropicValueAtRisk(series: Float64Array, alpha: number): EntropicValueAtRisk {
  requireInnerFraction(alpha, 'entropicValueAtRisk: alpha');
  const worst = worstRealisation(series);
  const worstRows = series.reduce((count, value) => count + (value === -worst ? 1 : 0), 0);
  if (worstRows >= alpha * series.length) return { value: worst, dualityGap: 0, iterations: 0 };
  const scale = range(series);
  // EVaR follows shifts and scales, so it is solved for losses in [-1, 0].
  const losses = series.map((value) => (-value - worst) / scale);
  const { loss, gap, iterations } = steepestFeasibleTilt(losses, -Math.log(alpha));
  return { value: worst + scale * (loss + gap), dualityGap: scale * gap, iterations };
}

interface Solved extends Tilt {
  readonly gap: number;
  readonly iterations: number;
}

/** The tilt whose entropy is nearest to the budget from below; its gap is (budget - entropy) / t. */
function steepestFeasibleTilt(losses: Float64Array, budget: number): Solved {
  // The variance of losses in [-1, 0] is at most ¼, so the entropy at t is at most t²/8.
  let low = Math.sqrt(8 * budget);
  let high = Number.POSITIVE_INFINITY;
  let t = low;
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
    const tilt = tiltOf(losses, t);
    const gap = (budget - tilt.entropy) / t;
    if (gap >= 0 && gap <= GAP_TOLERANCE + ENTROPY_ROUNDING / t) return { ...tilt, gap, iterations };
    if (gap > 0) low = t;
    else high = t;
    const newton = t + (budget * (1 - GAP_TOLERANCE) - tilt.entropy) / (t * tilt.variance);
    const middle = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    t = newton > low && newton < high ? newton : middle;
  }
  throw new NotSolvedError({
    where: 'entropicValueAtRisk',
    rule: 'the duality gap must close',
    got: `t between ${low} and ${high}`,
    expected: `a gap of at most ${GAP_TOLERANCE} of the range within ${MAX_ITERATIONS} iterations`,
    cause: 'The returns have infinite or missing values.',
  });
}

interface Tilt {
  /** Mean loss under the tilted weights. */
  readonly loss: number;
  /** Their relative entropy to equal weights. */
  readonly entropy: number;
  /** Variance of the losses under them; times t, the slope of the entropy. */
  readonly variance: number;
}

/** The weights ∝ e^(t·loss) of losses in [-1, 0] whose largest is 0. */
function tiltOf(losses: Float64Array, t: number): Tilt {
  let total = 0;
  let first = 0;
  let second = 0;
  for (let k = 0; k < losses.length; k++) {
    const weight = Math.exp(t * losses[k]);
    total += weight;
    first += weight * losses[k];
    second += weight * losses[k] * losses[k];
  }
  const loss = first / total;
  return { loss, entropy: t * loss - Math.log(total / losses.length), variance: second / total - loss * loss };
}
