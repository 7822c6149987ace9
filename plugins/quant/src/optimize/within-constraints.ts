import { constraintViolation, projectOntoConstraints } from './feasible-set.js';
import type { Constraints } from './types.js';

/** Rounding of a closed form at a bound that it meets exactly. */
const ROUNDING = 1e-14;

/**
 * Weights of a profile that knows no bounds, made to satisfy them: as they are where they do, else their Euclidean
 * projection, and a note that says so.
 */
export function withinConstraints(
  weights: Float64Array,
  constraints: Constraints,
): { weights: Float64Array; notes: string[] } {
  if (constraintViolation(weights, constraints) <= ROUNDING) return { weights, notes: [] };
  return {
    weights: projectOntoConstraints(weights, constraints),
    notes: ['bounds bind: projected onto them (Euclidean)'],
  };
}
