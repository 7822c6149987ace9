import { InfeasibleError } from '../errors.js';
import { certified } from './certificate.js';
import { greatestGain } from './cheapest-vertex.js';
import { covarianceTimes, dot, largestMagnitude } from './covariance-product.js';
import { type Frontier, searchFrontier } from './frontier.js';
import { naturalResidual } from './kkt-residual.js';
import { minVariance } from './min-variance.js';
import type { Solution } from './types.js';

/** Rounding of gains that are the same for all portfolios, and of a target that is the least volatility. */
const ROUNDING = 1e-12;

/**
 * The greatest gain among the portfolios of at most a target volatility, argmax g'w with w'Σw ≤ target², exactly: on a
 * face of the feasible set, where w = a + q·b, the variance is a'Σa + q²·g'b.
 *
 * @param frontier - its gains are the mean returns
 * @param target - volatility per period, of the covariance that is solved
 * @returns weights and certificate; its bound violation counts what is above the target
 * @throws {@link InfeasibleError} when the least volatility is above the target
 */
export function targetVolatility(frontier: Frontier, target: number): Solution {
  const { covariance, gains, constraints } = frontier;
  const varianceOf = (weights: Float64Array) => dot(weights, covarianceTimes(covariance, weights));
  const boldest = greatestGain(gains, constraints);
  if (varianceOf(boldest) <= target * target) {
    const gradient = gains.map((gain) => -gain);
    const kktResidual = naturalResidual(boldest, constraints, { gradient, scale: largestMagnitude(gains) || 1 });
    return certified(boldest, constraints, { solver: 'closed-form', kktResidual });
  }
  const safest = minVariance(covariance, constraints);
  const variance = varianceOf(safest.weights);
  const excess = Math.sqrt(variance) - target;
  if (excess > ROUNDING * target) refuseTarget(target, Math.sqrt(variance));
  const spread = dot(gains, boldest) - dot(gains, safest.weights);
  if (excess >= 0 || spread <= ROUNDING * largestMagnitude(gains)) return safest;
  const { weights, certificate } = searchFrontier(frontier, {
    missing: (point) => target * target - varianceOf(point.weights),
    scale: target * target,
    toleranceOn: ({ base, slope }) => Math.sqrt((target * target - varianceOf(base)) / dot(gains, slope)),
    start: { weights: safest.weights, tolerance: variance / spread },
  });
  const limitViolation = Math.max(0, Math.sqrt(varianceOf(weights)) - target);
  return certified(weights, constraints, { ...certificate, limitViolation });
}

function refuseTarget(target: number, least: number): never {
  throw new InfeasibleError({
    where: 'targetVolatility: target',
    rule: 'a portfolio must be within the target',
    got: target,
    expected: `at least ${least}, the least volatility under bounds and caps`,
    cause: 'The target is of another period than the returns, or the window was more volatile.',
  });
}
