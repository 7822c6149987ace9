import { polishByActiveSet } from './active-set.js';
import { certified } from './certificate.js';
import { projectOntoConstraints } from './feasible-set.js';
import { kktResidual } from './kkt-residual.js';
import type { Quadratic } from './quadratic.js';
import { type SmoResult, smo } from './smo.js';
import type { Constraints, Solution } from './types.js';

/** Violations, relative to the variance, at which the active set is tried; SMO alone stands at the last. */
const VIOLATIONS = [1e-2, 1e-6, 1e-11];
/** Most moves of one SMO run: a constant and a part for each asset. Never a time limit. */
const MOVES = 20_000;
const MOVES_PER_ASSET = 500;
/** Rounding of budget, bounds and caps in the active set's solution. */
const FEASIBLE = 1e-13;
/** KKT residual that is rounding, where the start may be as good. */
const EXACT = 1e-13;

/**
 * Minimum of ½w'Σw - q·g'w under Σw = 1, bounds and disjoint group caps: SMO until the active set is nearly right, then
 * the active set solved exactly. Where that fails (Σ singular on the free assets) SMO goes on, and what its many moves
 * leave of rounding is projected away; the weights are then one of many minima, the same at every call. A minimum near
 * 0 of a singular Σ can be out of its reach: the certificate says so.
 *
 * @param constraints - a feasible set of the N assets
 * @param start - N feasible weights
 * @returns weights and certificate; its `kktResidual` tells whether they are the minimum
 */
export function minimiseQuadratic(objective: Quadratic, constraints: Constraints, start: Float64Array): Solution {
  const maxIterations = MOVES + MOVES_PER_ASSET * start.length;
  let weights = start;
  let total = 0;
  for (const violation of VIOLATIONS) {
    const rough = smo(objective, constraints, { weights, violation, maxIterations });
    weights = rough.weights;
    total += rough.iterations;
    const polished = polishedSolution(objective, constraints, { weights, iterations: total });
    if (polished !== null) return polished;
  }
  weights = projectOntoConstraints(weights, constraints);
  const notes = ['the active set was not solved exactly (singular or tight): SMO alone'];
  const residual = kktResidual(objective, weights, constraints);
  return certified(weights, constraints, { solver: 'smo', kktResidual: residual, iterations: total, notes });
}

/** The active set's solution where it is feasible and no farther from the minimum than its start; null elsewhere. */
function polishedSolution(
  objective: Quadratic,
  constraints: Constraints,
  { weights: rough, iterations }: Omit<SmoResult, 'gradient'>,
): Solution | null {
  const point = polishByActiveSet(objective, constraints, { weights: rough });
  if (point === null) return null;
  const { weights } = point;
  const residual = kktResidual(objective, weights, constraints);
  const solution = certified(weights, constraints, { solver: 'smo+active-set', kktResidual: residual, iterations });
  const infeasibility = Math.max(solution.certificate.budgetError, solution.certificate.boundViolation);
  if (infeasibility > FEASIBLE) return null;
  return residual <= EXACT || residual <= kktResidual(objective, rough, constraints) ? solution : null;
}
