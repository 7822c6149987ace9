import { describe, expect, it } from 'vitest';
import { certificateFailure, certified } from './certificate.js';
import { constraintsFor } from './constraints.js';
import type { Certificate } from './types.js';

const PERFECT: Certificate = {
  solver: 'smo',
  budgetError: 0,
  boundViolation: 0,
  kktResidual: 0,
  dualityGap: 0,
  riskShareError: 0,
  iterations: 1,
  notes: [],
};

describe('certified', () => {
  it('measures budget and bounds on the weights it is given', () => {
    const constraints = constraintsFor(2, { maxWeight: 0.75 });
    const { certificate } = certified(Float64Array.of(1, 0.25), constraints, { solver: 'closed-form' });
    expect(certificate).toEqual({
      solver: 'closed-form',
      budgetError: 0.25,
      boundViolation: 0.25,
      kktResidual: null,
      dualityGap: null,
      riskShareError: null,
      iterations: 0,
      notes: [],
    });
  });

  it('puts the notes of the constraints before those of the solver', () => {
    const constraints = constraintsFor(2, { clusterCap: 0.1, clusters: [0, 1] });
    const { certificate } = certified(Float64Array.of(0.5, 0.5), constraints, { solver: 'smo', notes: ['last'] });
    expect(certificate.notes).toEqual(['clusterCap raised from 0.1 to 0.5: 1/(number of clusters)', 'last']);
  });
});

describe('certificateFailure', () => {
  it('is empty for a certificate at its tolerances', () => {
    const atTheEdge = {
      budgetError: 1e-12,
      boundViolation: 1e-12,
      kktResidual: 1e-8,
      dualityGap: 1e-8,
      riskShareError: 1e-10,
    };
    expect(certificateFailure({ ...PERFECT, ...atTheEdge })).toBe('');
  });

  it('does not ask for a residual where the profile is no optimum', () => {
    expect(certificateFailure({ ...PERFECT, kktResidual: null, dualityGap: null, riskShareError: null })).toBe('');
  });

  it.each([
    [{ budgetError: 2e-12 }, 'budget error 2e-12 above 1e-12'],
    [{ boundViolation: 0.01 }, 'bound violation 0.01 above 1e-12'],
    [{ kktResidual: 2e-8 }, 'KKT residual 2e-8 above 1e-8'],
    [{ riskShareError: 2e-10 }, 'risk share error 2e-10 above 1e-10'],
    [{ budgetError: Number.NaN }, 'budget error NaN above 1e-12'],
  ])('names the broken tolerance of %j', (broken, reason) => {
    expect(certificateFailure({ ...PERFECT, ...broken })).toBe(reason);
  });

  it('names all broken tolerances', () => {
    const broken = { ...PERFECT, budgetError: 1, kktResidual: 1 };
    expect(certificateFailure(broken)).toBe('budget error 1 above 1e-12; KKT residual 1 above 1e-8');
  });
});
