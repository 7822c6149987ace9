import { certified, type Evidence } from './certificate.js';
import { covarianceTimes, dot } from './covariance-product.js';
import { constraintViolation } from './feasible-set.js';
import type { Frontier } from './frontier.js';
import { naturalResidual } from './kkt-residual.js';
import { withLentMemory } from './memory.js';
import { nonNegativeMinimum } from './non-negative-minimum.js';
import type { Constraints, Solution } from './types.js';

/** Violation of a bound or cap that is rounding. */
const ROUNDING = 1e-13;

/** Weights, and by which method. */
export interface UncappedWeights {
  readonly weights: Float64Array;
  readonly evidence: Evidence;
}

/**
 * The portfolio of greatest gain for its volatility, argmax g'w / √(w'Σw), where nothing but w ≥ 0 binds: the ratio does not
 * change with the scale of w, so that it is the y ≥ 0 of least ½y'Σy - g'y, brought to the budget.
 *
 * @returns weights and certificate, its `kktResidual` taken at q = w'Σw / g'w; null where a lower bound is above 0, an upper bound or
 *   a cap would bind, nothing gains, or the minimum is not exact to rounding
 *
 * Source: Cornuejols, Tütüncü (2006), "Optimization Methods in Finance", section 8.2, for the homogeneous problem.
 */
export function uncappedRatio(frontier: Frontier): Solution | null {
  const found = uncappedWeights(frontier);
  if (found === null) return null;
  const { weights, evidence } = found;
  return certified(weights, frontier.constraints, { ...evidence, kktResidual: ratioResidual(frontier, weights) });
}

/**
 * {@link uncappedRatio} without its certificate.
 *
 * @param free - the first assets, so many of them, are held to begin with
 */
export function uncappedWeights({ constraints, ...objective }: Frontier, free = 0): UncappedWeights | null {
  if (constraints.lower.some((bound) => bound !== 0)) return null;
  return withLentMemory((memory) => {
    const minimum = nonNegativeMinimum(objective, memory, free);
    if (minimum === null) return null;
    const { values, iterations } = minimum;
    const total = values.reduce((sum, value) => sum + value, 0);
    const weights = values.map((value) => value / total);
    if (!(constraintViolation(weights, constraints) <= ROUNDING)) return null;
    return { weights, evidence: { solver: 'active-set', iterations } };
  });
}

/** The frontier whose greatest ratio is the least variance. */
export function equalGains(covariance: Float64Array, constraints: Constraints): Frontier {
  return { covariance, gains: new Float64Array(constraints.lower.length).fill(1), constraints };
}

function ratioResidual({ covariance, gains, constraints }: Frontier, weights: Float64Array): number {
  const gradient = covarianceTimes(covariance, weights);
  const scale = dot(weights, gradient);
  const tolerance = scale / dot(gains, weights);
  for (let i = 0; i < gradient.length; i++) gradient[i] -= tolerance * gains[i];
  return naturalResidual(weights, constraints, { gradient, scale });
}
