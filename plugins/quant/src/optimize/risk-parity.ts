import { riskContributions } from '../metrics/risk-contributions.js';
import { correlationFromCovariance } from '../moments/correlation.js';
import { certified } from './certificate.js';

import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/** Largest relative deviation of a risk share at which the sweeps end. */
const TOLERANCE = 1e-12;
/** About ten sweeps are usual; hedged pairs take thousands. */
const MAX_SWEEPS = 10_000;

/**
 * Equal risk contribution: the minimum of ½x'Cx - Σ ln(x_i)/N over x > 0 on the correlation matrix C, by cyclic
 * coordinate descent, then w_i ∝ x_i/σ_i. The budget is restored by this rescaling; inside the problem it would change
 * the answer. Where bounds or caps bind, the weights are projected onto them and the risk shares are no longer equal:
 * the certificate then has no residual, and a note.
 *
 * @param covariance - N × N, symmetric positive definite, row-major
 * @param constraints - a feasible set of the N assets
 *
 * Source: Spinu (2013), "An algorithm for computing risk parity weights", eq. 6; Griveau-Billion, Richard, Roncalli
 * (2013), "A fast algorithm for computing high-dimensional risk parity portfolios", section 2.2.
 */
export function riskParity(covariance: Float64Array, constraints: Constraints): Solution {
  const n = constraints.lower.length;
  const { x, sweeps } = coordinateDescent(correlationFromCovariance(covariance, n), n);
  const scaled = x.map((value, i) => value / Math.sqrt(covariance[i * n + i]));
  const total = scaled.reduce((sum, value) => sum + value, 0);
  const equalShares = scaled.map((value) => value / total);
  const { weights, notes } = withinConstraints(equalShares, constraints);
  const evidence = { solver: 'ccd', iterations: sweeps, notes };
  if (notes.length > 0) return certified(weights, constraints, evidence);
  const deviations = riskContributions(weights, covariance).map((share) => Math.abs(share - 1 / n));
  const riskShareError = deviations.reduce((worst, deviation) => Math.max(worst, deviation), 0);
  return certified(weights, constraints, { ...evidence, kktResidual: n * riskShareError, riskShareError });
}

function coordinateDescent(correlation: Float64Array, n: number): { x: Float64Array; sweeps: number } {
  const x = new Float64Array(n).fill(1 / Math.sqrt(n));
  for (let sweeps = 1; sweeps <= MAX_SWEEPS; sweeps++) {
    if (sweep(correlation, x) <= TOLERANCE) return { x, sweeps };
  }
  return { x, sweeps: MAX_SWEEPS };
}

/** One pass over the coordinates; returns the largest relative deviation of a risk share that it met. */
function sweep(correlation: Float64Array, x: Float64Array): number {
  const n = x.length;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    let others = -x[i];
    for (let j = 0; j < n; j++) others += correlation[i * n + j] * x[j];
    worst = Math.max(worst, Math.abs(n * x[i] * (x[i] + others) - 1));
    x[i] = positiveRoot(others, 1 / n);
  }
  return worst;
}

/** The positive root of x² + others·x - budget = 0, without cancellation. */
function positiveRoot(others: number, budget: number): number {
  const root = Math.sqrt(others * others + 4 * budget);
  return others > 0 ? (2 * budget) / (others + root) : (root - others) / 2;
}
