import { constraintViolation } from './feasible-set.js';
import type { Certificate, Constraints, Solution } from './types.js';

/** What a certificate may deviate by, and still hold. */
export interface Tolerances {
  readonly budgetError: number;
  readonly boundViolation: number;
  readonly kktResidual: number;
  readonly dualityGap: number;
  readonly riskShareError: number;
}

const OWN: Tolerances = {
  budgetError: 1e-12,
  boundViolation: 1e-12,
  kktResidual: 1e-8,
  dualityGap: 1e-8,
  riskShareError: 1e-10,
};

/** What a solver knows of its weights; `limitViolation` is that of a limit besides bounds and caps, 0 when there is none. */
export type Evidence = Pick<Certificate, 'solver'> & Partial<Certificate> & { readonly limitViolation?: number };

/** A solution with its certificate: budget and bounds are measured here, on the weights as they are returned. */
export function certified(weights: Float64Array, constraints: Constraints, evidence: Evidence): Solution {
  const {
    solver,
    kktResidual = null,
    dualityGap = null,
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
      dualityGap,
      riskShareError,
      iterations,
      notes: [...new Set([...constraints.notes, ...notes])],
    },
  };
}

/** Why a certificate does not hold, one clause a broken tolerance; empty when it holds. */
export function certificateFailure(certificate: Certificate, tolerances: Tolerances = OWN): string {
  const measures = [
    ['budget error', 'budgetError'],
    ['bound violation', 'boundViolation'],
    ['KKT residual', 'kktResidual'],
    ['duality gap', 'dualityGap'],
    ['risk share error', 'riskShareError'],
  ] as const;
  return measures
    .filter(([, key]) => !((certificate[key] ?? 0) <= tolerances[key]))
    .map(([name, key]) => `${name} ${certificate[key]} above ${tolerances[key]}`)
    .join('; ');
}
