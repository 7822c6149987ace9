import { certified } from './certificate.js';
import { minimiseLogBarrier } from './log-barrier.js';
import { riskShareEvidence } from './risk-share-evidence.js';
import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/**
 * Risk parity: each asset contributes its budget b_i of the variance, 1/N if none are given. The minimum of
 * ½x'Σx - Σ b_i·ln(x_i) over x > 0, then w ∝ x. The budget of capital is restored by
 * this rescaling; inside the problem it would change the answer. Where bounds or caps bind, the weights are projected onto
 * them and the risk shares are no longer those asked for: the certificate then has no residual, and a note.
 *
 * @param covariance - N × N, symmetric positive definite, row-major
 * @param constraints - a feasible set of the N assets
 * @param budgets - N risk budgets above 0 with sum 1
 *
 * Source: Spinu (2013), "An algorithm for computing risk parity weights", eq. 6.
 */
export function riskParity(
  covariance: Float64Array,
  constraints: Constraints,
  budgets: Float64Array = equalBudgets(constraints.lower.length),
): Solution {
  const { x, solver, iterations } = minimiseLogBarrier(covariance, budgets);
  const total = x.reduce((sum, value) => sum + value, 0);
  const { weights, notes } = withinConstraints(
    x.map((value) => value / total),
    constraints,
  );
  const evidence = { solver, iterations, notes };
  if (notes.length > 0) return certified(weights, constraints, evidence);
  return certified(weights, constraints, { ...evidence, ...riskShareEvidence(weights, covariance, budgets) });
}

/** 1/N each. */
export function equalBudgets(n: number): Float64Array {
  return new Float64Array(n).fill(1 / n);
}
