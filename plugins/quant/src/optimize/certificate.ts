import { constraintViolation } from './feasible-set.js';
import type { Certificate, Constraints, Solution } from './types.js';

const BUDGET_TOLERANCE = 1e-12;
const BOUND_TOLERANCE = 1e-12;
const KKT_TOLERANCE = 1e-8;
const RISK_SHARE_TOLERANCE = 1e-10;

/** What a solver knows of its weights; `limitViolation` is that of a limit besides bounds and caps, 0 when there is none. */
export type Evidence = Pick<Certificate, 'solver'> & Partial<Certificate> & { readonly limitViolation?: number };

/** A solution with its certificate: budget and bounds are measured here, on the weights as they are returned. */
export function certified(weights: Float64Array, constraints: Constraints, evidence: Evidence): Solution {
  const {
    solver,
    kktResidual = null,
    riskShareError = null,
    iterations = 0,
    notes = [],
    limitViolation = 0,
  } = evidence;
  const budgetError = Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1);
  const boundViolation = Math.max(constraintViolation(weights, constraints), limitViolation);
  return {
    weights,
    certificate: {
      solver,
      budgetError,
      boundViolation,
      kktResidual,
      riskShareError,
      iterations,
      notes: [...constraints.notes, ...notes],
    },
  };
}

/** Why a certificate does not hold, one clause a broken tolerance; empty when it holds. */
export function certificateFailure(certificate: Certificate): string {
  const { budgetError, boundViolation, kktResidual, riskShareError } = certificate;
  const measures = [
    ['budget error', budgetError, BUDGET_TOLERANCE],
    ['bound violation', boundViolation, BOUND_TOLERANCE],
    ['KKT residual', kktResidual ?? 0, KKT_TOLERANCE],
    ['risk share error', riskShareError ?? 0, RISK_SHARE_TOLERANCE],
  ] as const;
  return measures
    .filter(([, value, tolerance]) => !(value <= tolerance))
    .map(([name, value, tolerance]) => `${name} ${value} above ${tolerance}`)
    .join('; ');
}
