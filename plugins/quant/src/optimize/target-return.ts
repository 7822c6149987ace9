import { InfeasibleError } from '../errors.js';
import { certified } from './certificate.js';
import { greatestGain } from './cheapest-vertex.js';
import { covarianceTimes, dot, largestMagnitude } from './covariance-product.js';
import { type Frontier, searchFrontier } from './frontier.js';
import { minVariance } from './min-variance.js';
import type { Solution } from './types.js';

/** Rounding of a target that is the greatest mean of all portfolios. */
const ROUNDING = 1e-12;

/**
 * The least variance among the portfolios that gain a target, argmin w'Σw with g'w ≥ target, exactly: on a face of the
 * feasible set, where w = a + q·b, q = (target - g'a) / g'b.
 *
 * @param frontier - its gains are the mean returns
 * @param target - mean return per period
 * @returns weights and certificate; its bound violation counts what is missing of the target
 * @throws {@link InfeasibleError} when no weights reach the target
 */
export function targetReturn(frontier: Frontier, target: number): Solution {
  const { covariance, gains, constraints } = frontier;
  const greatest = dot(gains, greatestGain(gains, constraints));
  const scale = largestMagnitude(gains);
  if (target > greatest + ROUNDING * scale) refuseTarget(target, greatest);
  const safest = minVariance(covariance, constraints);
  const lowest = dot(gains, safest.weights);
  if (lowest >= target || greatest - lowest <= ROUNDING * scale) return safest;
  const variance = dot(safest.weights, covarianceTimes(covariance, safest.weights));
  const { weights, certificate } = searchFrontier(frontier, {
    missing: (point) => target - dot(gains, point.weights),
    scale,
    toleranceOn: ({ base, slope }) => (target - dot(gains, base)) / dot(gains, slope),
    start: { weights: safest.weights, tolerance: variance / (greatest - lowest) },
  });
  const limitViolation = Math.max(0, target - dot(gains, weights));
  return certified(weights, constraints, { ...certificate, limitViolation });
}

function refuseTarget(target: number, greatest: number): never {
  throw new InfeasibleError({
    where: 'targetReturn: target',
    rule: 'a portfolio must reach the target',
    got: target,
    expected: `at most ${greatest}, the greatest mean return under bounds and caps`,
    cause: 'The target is of another period than the returns, or the window had no gains like it.',
  });
}
