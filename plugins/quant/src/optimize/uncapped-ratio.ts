import { certified } from './certificate.js';
import { covarianceTimes, dot } from './covariance-product.js';
import { constraintViolation } from './feasible-set.js';
import type { Frontier } from './frontier.js';
import { naturalResidual } from './kkt-residual.js';
import { withLentMemory } from './memory.js';
import { nonNegativeMinimum } from './non-negative-minimum.js';
import type { Solution } from './types.js';

/** Violation of a bound or cap, and KKT residual, that are rounding. */
const ROUNDING = 1e-13;

/**
 * The portfolio of greatest gain for its volatility, argmax g'w / √(w'Σw), where nothing but w ≥ 0 binds: the ratio does not
 * change with the scale of w, so that it is the y ≥ 0 of least ½y'Σy - g'y, brought to the budget. By gains of 1 it is the
 * portfolio of least variance.
 *
 * @returns weights and certificate, its `kktResidual` taken at q = w'Σw / g'w; null where a lower bound is above 0, an upper bound or
 *   a cap would bind, nothing gains, or rounding keeps the minimum from being exact
 *
 * Source: Cornuejols, Tütüncü (2006), "Optimization Methods in Finance", section 8.2, for the homogeneous problem.
 */
export function uncappedRatio(frontier: Frontier): Solution | null {
  const { constraints } = frontier;
  if (constraints.lower.some((bound) => bound !== 0)) return null;
  const found = withLentMemory((memory) => {
    const minimum = nonNegativeMinimum(frontier, memory);
    return minimum && { weights: shares(minimum.values), iterations: minimum.iterations };
  });
  if (found === null || !(constraintViolation(found.weights, constraints) <= ROUNDING)) return null;
  const kktResidual = ratioResidual(frontier, found.weights);
  if (!(kktResidual <= ROUNDING)) return null;
  return certified(found.weights, constraints, { solver: 'active-set', kktResidual, iterations: found.iterations });
}

function shares(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}

function ratioResidual({ covariance, gains, constraints }: Frontier, weights: Float64Array): number {
  const gradient = covarianceTimes(covariance, weights);
  const scale = dot(weights, gradient);
  const tolerance = scale / dot(gains, weights);
  for (let i = 0; i < gradient.length; i++) gradient[i] -= tolerance * gains[i];
  return naturalResidual(weights, constraints, { gradient, scale });
}
