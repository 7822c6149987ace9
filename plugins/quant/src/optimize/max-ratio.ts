import type { ActiveSetPoint } from './active-set.js';
import { certified } from './certificate.js';
import { greatestGain } from './cheapest-vertex.js';
import { covarianceTimes, dot, largestMagnitude } from './covariance-product.js';
import { type Frontier, searchFrontier } from './frontier.js';
import { kktResidual } from './kkt-residual.js';
import { minVariance } from './min-variance.js';
import { smo } from './smo.js';
import type { Solution } from './types.js';
import { uncappedRatio } from './uncapped-ratio.js';

/** Rounding of a gain that is 0, relative to the assets' gains. */
const ROUNDING = 1e-12;
/** Violation to which the start is brought at each risk tolerance, and the share of it that ends the approach. */
const ROUGH = 0.1;
const SETTLED = 0.6;
/** Moves of an asset at one risk tolerance of the approach. */
const MOVES_PER_ASSET = 20;

/**
 * The portfolio of greatest gain for its volatility, argmax g'w / √(w'Σw), exactly: by {@link uncappedRatio} where only w ≥ 0
 * binds, else as the point of the frontier argmin ½w'Σw - q·g'w at which q = w'Σw / g'w. On a face of the feasible set, where
 * w = a + q·b, that is q = a'Σa / g'a. Where no portfolio gains anything the ratio has no maximum worth holding: the least
 * variance then, with a note.
 *
 * @returns weights and certificate; its `kktResidual` is that of the ratio, taken at q = w'Σw / g'w
 *
 * Source: Cornuejols, Tütüncü (2006), "Optimization Methods in Finance", section 8.2, for the homogeneous problem;
 * Dinkelbach (1967), "On nonlinear fractional programming", for its multiplier.
 */
export function maxRatio(frontier: Frontier): Solution {
  const { covariance, gains, constraints } = frontier;
  if (nothingGains(frontier)) return leastVariance(frontier);
  const uncapped = uncappedRatio(frontier);
  if (uncapped !== null) return uncapped;
  const start = greatestGain(gains, constraints);
  const varianceOf = (weights: Float64Array) => dot(weights, covarianceTimes(covariance, weights));
  const toleranceOf = (weights: Float64Array) => varianceOf(weights) / dot(gains, weights);
  const { weights, certificate } = searchFrontier(frontier, {
    missing: (point) => varianceOf(point.weights) - point.tolerance * dot(gains, point.weights),
    scale: varianceOf(start),
    toleranceOn: ({ base }) => toleranceOf(base),
    start: approach(frontier, start, toleranceOf),
  });
  const residual = kktResidual({ ...frontier, tolerance: toleranceOf(weights) }, weights, constraints);
  return certified(weights, constraints, { ...certificate, kktResidual: residual });
}

/** Note of a certificate: the ratio had no maximum worth holding. */
export const NOTHING_GAINS = 'no portfolio has a gain above 0 to maximise for its risk: the least variance instead';

/** Whether no portfolio within the constraints has a gain above 0, rounding apart. */
export function nothingGains({ gains, constraints }: Omit<Frontier, 'covariance'>): boolean {
  return !(dot(gains, greatestGain(gains, constraints)) > ROUNDING * largestMagnitude(gains));
}

/**
 * Weights and risk tolerance near the answer: from the greatest gain, where q = w'Σw / g'w is too large, it falls at every
 * point of the frontier that is taken at the q of the last, and never below the answer.
 */
function approach(
  frontier: Frontier,
  from: Float64Array,
  toleranceOf: (weights: Float64Array) => number,
): ActiveSetPoint {
  let point = { weights: from, tolerance: toleranceOf(from) };
  for (let settled = false; !settled; ) {
    const start = { weights: point.weights, violation: ROUGH, maxIterations: MOVES_PER_ASSET * from.length };
    const { weights, gradient } = smo({ ...frontier, tolerance: point.tolerance }, frontier.constraints, start);
    // The gradient is Σw - q·g, so that w'Σw is its product with w, and q·g'w.
    const tolerance = point.tolerance + dot(weights, gradient) / dot(frontier.gains, weights);
    settled = !(tolerance < SETTLED * point.tolerance);
    point = { weights, tolerance };
  }
  return point;
}

function leastVariance({ covariance, constraints }: Frontier): Solution {
  const { weights, certificate } = minVariance(covariance, constraints);
  return certified(weights, constraints, { ...certificate, notes: [NOTHING_GAINS] });
}
