import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { NCO_PROBLEMS } from '../names.js';
import { constraintsFor } from './constraints.js';
import { minVariance } from './min-variance.js';
import { nco } from './nco.js';
import { hierarchicalCases } from './testing/hierarchical-cases.js';
import { ofCovariance } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';

const CASES = hierarchicalCases();
const ODD = CASES.find(({ name }) => name === 'odd')!;

describe('nco', () => {
  describe.each(['min_variance', 'risk_parity'] as const)('of %s', (problem) => {
    it.each(CASES)('equals the nested problems solved exactly on $name', ({ assets, n, k, expected }) => {
      const { weights, certificate } = nco(assets, constraintsFor(n, {}), {
        inner: problem,
        outer: problem,
        clusterCount: k,
      });
      expect(largestDifference(weights, expected.exact_nco[problem]!)).toBeLessThanOrEqual(1e-12);
      expect(certificate.kktResidual).toBeLessThanOrEqual(1e-10);
    });

    it.each(CASES)('equals both peers as far as their solvers go on $name', ({ assets, n, k, expected }) => {
      const { weights } = nco(assets, constraintsFor(n, {}), { inner: problem, outer: problem, clusterCount: k });
      expect(largestDifference(weights, expected.riskfolio.nco[problem]!)).toBeLessThanOrEqual(1e-4);
      expect(largestDifference(weights, expected.skfolio.nco[problem]!)).toBeLessThanOrEqual(1e-4);
    });
  });

  it.each(CASES)('takes another problem between the clusters, as skfolio does on $name', (each) => {
    const { assets, n, k, expected } = each;
    const options = { inner: 'inverse_volatility', outer: 'equal_weight', clusterCount: k } as const;
    const { weights, certificate } = nco(assets, constraintsFor(n, {}), options);
    expect(largestDifference(weights, expected.skfolio.nco_inverse_volatility_equal_weight)).toBeLessThanOrEqual(1e-12);
    expect(certificate).toMatchObject({ solver: 'closed-form', kktResidual: null });
  });

  it('is the inner problem where there is one cluster', () => {
    const constraints = constraintsFor(ODD.n, {});
    const { weights } = nco(ODD.assets, constraints, { clusterCount: 1 });
    expect(largestDifference(weights, minVariance(ODD.assets.covariance, constraints).weights)).toBeLessThan(1e-15);
  });

  it('is the outer problem where each asset is a cluster', () => {
    const constraints = constraintsFor(ODD.n, {});
    const { weights } = nco(ODD.assets, constraints, { clusterCount: ODD.n });
    expect(largestDifference(weights, minVariance(ODD.assets.covariance, constraints).weights)).toBeLessThan(1e-12);
  });

  it.each(NCO_PROBLEMS)('projects %s onto bounds that bind, and says so', (inner) => {
    const constraints = constraintsFor(ODD.n, { minWeight: 0.08, maxWeight: 0.1 });
    const { certificate } = nco(ODD.assets, constraints, { inner });
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-14);
    expect(certificate.notes.at(-1)).toBe('bounds bind: projected onto them (Euclidean)');
  });

  it('carries the residual of a nested problem that has no solution: risk parity of a perfect hedge', () => {
    const hedge = ofCovariance(Float64Array.of(1, -1, -1, 1));
    const { certificate } = nco(hedge, constraintsFor(2, {}), { inner: 'risk_parity', clusterCount: 1 });
    expect(certificate.kktResidual).not.toBeLessThanOrEqual(1e-8);
  });

  it.each(['inner', 'outer'] as const)('refuses an %s problem it does not know', (level) => {
    const refused = () => nco(ODD.assets, constraintsFor(ODD.n, {}), { [level]: 'hope' });
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(`nco: options.${level}`);
  });
});
