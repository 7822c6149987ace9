import { correlationFromCovariance } from '../moments/correlation.js';
import { certified } from './certificate.js';
import { equalShareEvidence } from './equal-share-evidence.js';
import { minimiseLogBarrier } from './log-barrier.js';

import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/**
 * Equal risk contribution: the minimum of ½x'Cx - Σ ln(x_i)/N over x > 0 on the correlation matrix C, then
 * w_i ∝ x_i/σ_i. The budget is restored by this rescaling; inside the problem it would change the answer. Where bounds
 * or caps bind, the weights are projected onto them and the risk shares are no longer equal: the certificate then has
 * no residual, and a note.
 *
 * @param covariance - N × N, symmetric positive definite, row-major
 * @param constraints - a feasible set of the N assets
 *
 * Source: Spinu (2013), "An algorithm for computing risk parity weights", eq. 6.
 */
export function riskParity(covariance: Float64Array, constraints: Constraints): Solution {
  const n = constraints.lower.length;
  const { x, solver, iterations } = minimiseLogBarrier(correlationFromCovariance(covariance, n), n);
  const scaled = x.map((value, i) => value / Math.sqrt(covariance[i * n + i]));
  const total = scaled.reduce((sum, value) => sum + value, 0);
  const equalShares = scaled.map((value) => value / total);
  const { weights, notes } = withinConstraints(equalShares, constraints);
  const evidence = { solver, iterations, notes };
  if (notes.length > 0) return certified(weights, constraints, evidence);
  return certified(weights, constraints, { ...evidence, ...equalShareEvidence(weights, covariance) });
}
