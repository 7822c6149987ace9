import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { constraintsFor } from './constraints.js';
import { minVariance } from './min-variance.js';
import { relativeDualityGap } from './testing/duality-gap.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const clustersOf = (n: number, count: number) => Array.from({ length: n }, (_, i) => (i * 7) % count);

describe('minVariance', () => {
  it.each([
    { name: 'one asset', covariance: [0.04], expected: [1] },
    { name: 'two uncorrelated assets', covariance: [1, 0, 0, 4], expected: [0.8, 0.2] },
    { name: 'two correlated assets', covariance: [1, 0.5, 0.5, 4], expected: [3.5 / 4, 0.5 / 4] },
    { name: 'an asset that only adds variance', covariance: [1, 2, 2, 9], expected: [1, 0] },
    { name: 'a perfect hedge', covariance: [1, -2, -2, 4], expected: [2 / 3, 1 / 3] },
    {
      name: 'equal correlations and variances',
      covariance: [2, 1, 1, 1, 2, 1, 1, 1, 2],
      expected: [1 / 3, 1 / 3, 1 / 3],
    },
    { name: 'three uncorrelated assets', covariance: [1, 0, 0, 0, 2, 0, 0, 0, 4], expected: [4 / 7, 2 / 7, 1 / 7] },
  ])('has the closed form of $name', ({ covariance, expected }) => {
    const { weights } = minVariance(Float64Array.from(covariance), constraintsFor(expected.length, {}));
    expect(largestDifference(weights, expected)).toBeLessThanOrEqual(1e-15);
  });

  it('has the closed form under a bound: the rest is shared by the inverse of the variances', () => {
    const covariance = Float64Array.of(1, 0, 0, 0, 2, 0, 0, 0, 4);
    const { weights } = minVariance(covariance, constraintsFor(3, { maxWeight: 0.4 }));
    expect(largestDifference(weights, [0.4, 0.4, 0.2])).toBeLessThanOrEqual(1e-15);
  });

  it('has the closed form under a cap: each side is shared by the inverse of the variances', () => {
    const covariance = Float64Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 8, 0, 0, 0, 0, 24]);
    const constraints = constraintsFor(4, { clusterCap: 0.6, clusters: [0, 0, 1, 1] });
    const { weights, certificate } = minVariance(covariance, constraints);
    expect(largestDifference(weights, [0.3, 0.3, 0.3, 0.1])).toBeLessThanOrEqual(1e-15);
    expect(certificate.notes).toEqual([]);
  });

  it.each([
    { name: 'more rows than assets', rows: 250, cols: 60, ridge: 0 },
    { name: 'fewer rows than assets', rows: 40, cols: 90, ridge: 0 },
    { name: 'ten rows at the first ridge of the ladder', rows: 10, cols: 120, ridge: 0.01 },
    { name: 'two rows at the first ridge of the ladder', rows: 2, cols: 40, ridge: 0.01 },
  ])('is certified with $name, under any constraints', ({ rows, cols, ridge }) => {
    const sample = sampleCovariance(syntheticReturns({ rows, cols, seed: rows + cols }));
    const covariance = ridgeCovariance(sample, cols, ridge);
    const cases = [
      {},
      { maxWeight: 0.05 },
      { minWeight: 0.2 / cols, maxWeight: 3 / cols },
      { clusterCap: 0.2, clusters: clustersOf(cols, 8) },
      { clusterCap: 0.01, clusters: clustersOf(cols, 3) },
      { minWeight: 0.1 / cols, maxWeight: 0.1, clusterCap: 0.3, clusters: clustersOf(cols, 5) },
    ];
    for (const options of cases) {
      const constraints = constraintsFor(cols, options);
      const { weights, certificate } = minVariance(covariance, constraints);
      expect(certificate.solver).toMatch(/active-set$/);
      expect(certificate.kktResidual).toBeLessThanOrEqual(1e-10);
      expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
      expect(certificate.boundViolation).toBeLessThanOrEqual(1e-14);
      expect(Math.abs(relativeDualityGap(covariance, weights, constraints))).toBeLessThanOrEqual(1e-10);
    }
  });

  it('is certified where a column stands twice', () => {
    const { rows, cols, values } = syntheticReturns({ rows: 100, cols: 20, seed: 3 });
    const twice = values.map((value, k) => (k % cols === 1 ? values[k - 1] : value));
    const assets = Array.from({ length: cols }, (_, j) => `asset ${j}`);
    const covariance = sampleCovariance({ assets, rows, cols, values: twice });
    for (const options of [{}, { maxWeight: 0.08 }]) {
      const constraints = constraintsFor(cols, options);
      const { weights, certificate } = minVariance(covariance, constraints);
      expect(certificate.kktResidual).toBeLessThanOrEqual(1e-10);
      expect(Math.abs(relativeDualityGap(covariance, weights, constraints))).toBeLessThanOrEqual(1e-10);
    }
  });

  it('goes on without the active set where the covariance of the assets held is singular, and says so', () => {
    const { weights, certificate } = minVariance(Float64Array.of(1, -1, -1, 1), constraintsFor(2, {}));
    expect(weights).toEqual(Float64Array.of(0.5, 0.5));
    expect(certificate.solver).toBe('smo');
    expect(certificate.kktResidual).toBe(0);
    expect(certificate.notes).toEqual(['the active set was not solved exactly (singular or tight): SMO alone']);
  });

  it('does not take the active set where rounding carries it farther from the minimum than SMO came', () => {
    const covariance = Float64Array.from([
      0.02250000002437404, 0.1005, -0.024, 0.1005, 0.448900000071514, -0.1072, -0.024, -0.1072, 0.025600000105824243,
    ]);
    const { certificate } = minVariance(covariance, constraintsFor(3, { maxWeight: 0.5 }));
    expect(certificate.solver).toBe('smo');
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-13);
  });

  it('meets a cap to rounding after the many moves of SMO on a covariance of rank 1', () => {
    const loadings = [0.366, -0.221, 0.049, 0.564, 0.366, 0];
    const covariance = Float64Array.from(loadings.flatMap((a) => loadings.map((b) => a * b)));
    const constraints = constraintsFor(6, { maxWeight: 0.4, clusterCap: 0.4, clusters: [0, 1, 0, 0, 0, 2] });
    const { certificate } = minVariance(covariance, constraints);
    expect(certificate.iterations).toBeGreaterThan(1000);
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-15);
  });

  it('tells by its certificate that a covariance with NaN is not solved', () => {
    const { certificate } = minVariance(Float64Array.of(1, Number.NaN, Number.NaN, 1), constraintsFor(2, {}));
    expect(certificate.kktResidual).toBeNaN();
  });
});
