import { polishByActiveSet } from './active-set.js';
import { certified } from './certificate.js';
import { projectOntoConstraints } from './feasible-set.js';
import { greedyStart } from './greedy-start.js';
import { minVarianceKktResidual } from './kkt-residual.js';
import { type SmoResult, smo } from './smo.js';
import type { Constraints, Solution } from './types.js';

/** Violations, relative to the objective, at which the active set is tried; SMO alone stands at the last. */
const TOLERANCES = [1e-3, 1e-7, 1e-11];
/** Most moves of one SMO run: a constant and a part for each asset. Never a time limit. */
const MOVES = 20_000;
const MOVES_PER_ASSET = 500;
/** Rounding of budget, bounds and caps in the active set's solution. */
const FEASIBLE = 1e-13;
/** KKT residual that is rounding, where the start may be as good. */
const EXACT = 1e-13;

/**
 * Minimum variance, argmin w'Σw under Σw = 1, bounds and disjoint group caps: SMO until the active set is nearly right,
 * then the active set solved exactly. Where that fails (Σ singular on the free assets) SMO goes on, and what its many
 * moves leave of rounding is projected away; the weights are then one of many minima, the same at every call. A minimum
 * near 0 of a singular Σ can be out of its reach: the certificate says so. No warm start: the answer depends on Σ and
 * the constraints only.
 *
 * @param covariance - N × N, symmetric positive semi-definite, row-major
 * @param constraints - a feasible set of the N assets
 * @returns weights and certificate; its `kktResidual` tells whether they are the minimum
 */
export function minVariance(covariance: Float64Array, constraints: Constraints): Solution {
  const n = constraints.lower.length;
  const maxIterations = MOVES + MOVES_PER_ASSET * n;
  let weights = greedyStart(
    constraints.lower.map((_, i) => covariance[i * n + i]),
    constraints,
  );
  let total = 0;
  for (const tolerance of TOLERANCES) {
    const rough = smo(covariance, constraints, { weights, tolerance, maxIterations });
    weights = rough.weights;
    total += rough.iterations;
    const polished = polishedSolution(covariance, constraints, { weights, iterations: total });
    if (polished !== null) return polished;
  }
  weights = projectOntoConstraints(weights, constraints);
  const kktResidual = minVarianceKktResidual(covariance, weights, constraints);
  const notes = ['the active set was not solved exactly (singular or tight): SMO alone'];
  return certified(weights, constraints, { solver: 'smo', kktResidual, iterations: total, notes });
}

/** The active set's solution where it is feasible and no farther from the minimum than its start; null elsewhere. */
function polishedSolution(
  covariance: Float64Array,
  constraints: Constraints,
  { weights: rough, iterations }: SmoResult,
): Solution | null {
  const weights = polishByActiveSet(covariance, constraints, rough);
  if (weights === null) return null;
  const kktResidual = minVarianceKktResidual(covariance, weights, constraints);
  const solution = certified(weights, constraints, { solver: 'smo+active-set', kktResidual, iterations });
  const infeasibility = Math.max(solution.certificate.budgetError, solution.certificate.boundViolation);
  const before = minVarianceKktResidual(covariance, rough, constraints);
  return infeasibility <= FEASIBLE && kktResidual <= Math.max(before, EXACT) ? solution : null;
}
