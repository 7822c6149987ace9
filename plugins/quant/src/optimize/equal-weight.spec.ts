import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { equalWeight } from './equal-weight.js';

describe('equalWeight', () => {
  it.each([1, 2, 7, 500])('gives each of %i assets the same', (n) => {
    const { weights, certificate } = equalWeight(constraintsFor(n, {}));
    expect(weights).toEqual(new Float64Array(n).fill(1 / n));
    expect(certificate).toMatchObject({ solver: 'closed-form', boundViolation: 0, kktResidual: null, notes: [] });
    expect(certificate.budgetError).toBeLessThanOrEqual(1e-13);
  });

  it('is projected where a cluster of many assets has a cap', () => {
    const { weights, certificate } = equalWeight(constraintsFor(4, { clusterCap: 0.6, clusters: [0, 0, 0, 1] }));
    [0.2, 0.2, 0.2, 0.4].forEach((expected, i) => {
      expect(weights[i]).toBeCloseTo(expected, 15);
    });
    expect(certificate.notes).toEqual(['bounds bind: projected onto them (Euclidean)']);
  });
});
