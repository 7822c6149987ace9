import { describe, expect, it } from 'vitest';
import { InvalidInputError, NotSolvedError } from '../errors.js';
import { namedReturns } from '../moments/testing/arbitraries.js';
import { HERC_VARIANTS } from '../names.js';
import { constraintsFor } from './constraints.js';
import { type HercOptions, herc } from './herc.js';
import { entriesOf, hierarchicalCases } from './testing/hierarchical-cases.js';
import { ofCovariance, ofReturns } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';

const CASES = hierarchicalCases();
const ODD = CASES.find(({ name }) => name === 'odd')!;

describe('herc', () => {
  describe.each(['herc', 'herc2'] as const)('variant %s', (variant) => {
    it.each(CASES)('equals Riskfolio-Lib by every measure on $name', ({ assets, n, k, expected }) => {
      for (const [measure, weights] of entriesOf(expected.riskfolio[variant])) {
        const options = { variant, clusterCount: k, riskMeasure: measure };
        const ours = herc(assets, constraintsFor(n, {}), options).weights;
        expect(largestDifference(ours, weights), measure).toBeLessThanOrEqual(1e-12);
      }
    });
  });

  it.each(CASES)('equals skfolio by every measure on $name', ({ assets, n, k, expected }) => {
    for (const [measure, weights] of entriesOf(expected.skfolio.herc)) {
      const options = { clusterCount: k, riskMeasure: measure };
      const ours = herc(assets, constraintsFor(n, {}), options).weights;
      expect(largestDifference(ours, weights), measure).toBeLessThanOrEqual(1e-12);
    }
  });

  it.each(CASES)('equals Riskfolio-Lib by every codependence on $name', ({ assets, n, k, expected }) => {
    for (const [codependence, weights] of entriesOf(expected.riskfolio.herc_by_codependence)) {
      const ours = herc(assets, constraintsFor(n, {}), { clusterCount: k, codependence }).weights;
      expect(largestDifference(ours, weights), codependence).toBeLessThanOrEqual(1e-12);
    }
  });

  it.each(CASES)('equals Riskfolio-Lib on the single linkage tree on $name', ({ assets, n, k, expected }) => {
    const { weights } = herc(assets, constraintsFor(n, {}), { linkage: 'single', clusterCount: k });
    expect(largestDifference(weights, expected.riskfolio.herc_single)).toBeLessThanOrEqual(1e-12);
  });

  it('halves the budget at each merge as variant hcaa, and shares it equally within the clusters', () => {
    // Assets 0 and 1 correlate at 0.9, asset 2 with them at 0.5, asset 3 with none: a chain of merges.
    const covariance = Float64Array.from([1, 0.9, 0.5, 0, 0.9, 1, 0.5, 0, 0.5, 0.5, 1, 0, 0, 0, 0, 1]);
    const { weights } = herc(ofCovariance(covariance), constraintsFor(4, {}), { variant: 'hcaa', clusterCount: 3 });
    expect(Array.from(weights)).toEqual([0.125, 0.125, 0.25, 0.5]);
  });

  it('shares by inverse variance within one cluster, and says that it is one', () => {
    const { weights, certificate } = herc(ofCovariance(Float64Array.of(1, 0.5, 0.5, 4)), constraintsFor(2, {}), {
      clusterCount: 1,
    });
    expect(largestDifference(weights, [0.8, 0.2])).toBeLessThanOrEqual(1e-15);
    expect(certificate).toMatchObject({ solver: 'dendrogram', kktResidual: null, notes: ['1 clusters (given)'] });
  });

  it('takes a cluster for each asset where more are asked for than there are assets', () => {
    const assets = ofCovariance(Float64Array.of(1, 0, 0, 4));
    const { weights, certificate } = herc(assets, constraintsFor(2, {}), { clusterCount: 9 });
    expect(largestDifference(weights, [0.8, 0.2])).toBeLessThanOrEqual(1e-15);
    expect(certificate.notes).toEqual(['2 clusters (given)']);
  });

  it('does not share by a risk that is not positive: of an asset that never lost', () => {
    const returns = namedReturns(2, Float64Array.of(0.01, -0.02, 0.02, 0.01, 0.03, 0.02));
    const refused = () => herc(ofReturns(returns), constraintsFor(2, {}), { riskMeasure: 'cvar' });
    expect(refused).toThrow(NotSolvedError);
    expect(refused).toThrow('clusterRisk: cvar of asset 0');
  });

  it.each(HERC_VARIANTS)('gives one asset everything as variant %s', (variant) => {
    const { weights } = herc(ofCovariance(Float64Array.of(0.04)), constraintsFor(1, {}), { variant });
    expect(weights).toEqual(Float64Array.of(1));
  });

  it.each(HERC_VARIANTS)('projects variant %s onto bounds that bind, and says so', (variant) => {
    const constraints = constraintsFor(ODD.n, { minWeight: 0.08, maxWeight: 0.1 });
    const { certificate } = herc(ODD.assets, constraints, { variant });
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-14);
    expect(certificate.notes.at(-1)).toBe('bounds bind: projected onto them (Euclidean)');
  });

  it.each<[string, HercOptions, string]>([
    ['a variant', { variant: 'herc3' as 'herc' }, 'herc: options.variant'],
    ['a measure', { riskMeasure: 'luck' as 'variance' }, 'clusterRisk: measure'],
    ['a codependence', { codependence: 'envy' as 'pearson' }, 'codependence: name'],
    ['a linkage', { linkage: 'centroid' as 'ward' }, 'clustering: options.linkage'],
    ['a statistic', { clusterCount: 'gap' as 'skfolio' }, 'clustering: options.clusterCount'],
    ['no cluster', { clusterCount: 0 }, 'got 0'],
    ['half a cluster', { clusterCount: 1.5 }, 'got 1.5'],
  ])('refuses %s it does not know', (_, options, named) => {
    const refused = () => herc(ODD.assets, constraintsFor(ODD.n, {}), options);
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(named);
  });
});
