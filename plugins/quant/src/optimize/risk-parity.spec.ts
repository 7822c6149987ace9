import { describe, expect, it } from 'vitest';
import { ridgeCovariance } from '../moments/ridge.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import { certificateFailure } from './certificate.js';
import { constraintsFor } from './constraints.js';
import { riskParity } from './risk-parity.js';
import { largestDifference } from './testing/largest-difference.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

/** Covariance of assets with these volatilities and one correlation. */
const equicorrelated = (volatilities: readonly number[], rho: number) =>
  Float64Array.from(volatilities.flatMap((a, i) => volatilities.map((b, j) => (i === j ? a * b : rho * a * b))));

const riskSharesOf = (covariance: Float64Array, weights: Float64Array) => {
  const n = weights.length;
  const risks = weights.map((w, i) => w * weights.reduce((sum, v, j) => sum + covariance[i * n + j] * v, 0));
  const total = risks.reduce((sum, risk) => sum + risk, 0);
  return risks.map((risk) => risk / total);
};

describe('riskParity', () => {
  it.each([0, 0.5, 0.95, -0.3])('is inverse volatility where all correlations are %d', (rho) => {
    const { weights } = riskParity(equicorrelated([1, 2, 4], rho), constraintsFor(3, {}));
    expect(largestDifference(weights, [4 / 7, 2 / 7, 1 / 7])).toBeLessThanOrEqual(1e-12);
  });

  it.each([-0.999, -0.5, 0, 0.8])('is inverse volatility for two assets of correlation %d', (rho) => {
    const { weights } = riskParity(equicorrelated([0.01, 0.03], rho), constraintsFor(2, {}));
    expect(largestDifference(weights, [0.75, 0.25])).toBeLessThanOrEqual(1e-12);
  });

  it('gives one asset everything', () => {
    const { weights, certificate } = riskParity(Float64Array.of(0.04), constraintsFor(1, {}));
    expect(weights).toEqual(Float64Array.of(1));
    expect(certificate).toMatchObject({ solver: 'ccd', kktResidual: 0, riskShareError: 0 });
  });

  it.each([
    { name: 'more rows than assets', rows: 250, cols: 100, ridge: 0, solver: 'ccd' },
    { name: 'fewer rows than assets', rows: 40, cols: 60, ridge: 0.01, solver: 'ccd' },
    { name: 'two rows, whose assets hedge each other', rows: 2, cols: 40, ridge: 0.01, solver: 'ccd+newton' },
  ])('equalises the risk shares with $name', ({ rows, cols, ridge, solver }) => {
    const covariance = ridgeCovariance(sampleCovariance(syntheticReturns({ rows, cols, seed: cols })), cols, ridge);
    const { weights, certificate } = riskParity(covariance, constraintsFor(cols, {}));
    const error = largestDifference(riskSharesOf(covariance, weights), new Float64Array(cols).fill(1 / cols));
    expect(error).toBeLessThanOrEqual(1e-13);
    expect(certificate.riskShareError).toBeCloseTo(error, 14);
    expect(certificate.kktResidual).toBe(cols * certificate.riskShareError!);
    expect(certificate.solver).toBe(solver);
    expect(certificateFailure(certificate)).toBe('');
  });

  it('is projected where bounds bind, and its certificate no longer claims equal shares', () => {
    const { weights, certificate } = riskParity(equicorrelated([1, 2, 4], 0), constraintsFor(3, { maxWeight: 0.5 }));
    expect(largestDifference(weights, [0.5, 2 / 7 + 1 / 28, 1 / 7 + 1 / 28])).toBeLessThanOrEqual(1e-12);
    expect(certificate).toMatchObject({ kktResidual: null, riskShareError: null });
    expect(certificate.notes).toEqual(['bounds bind: projected onto them (Euclidean)']);
  });

  it('tells by its certificate that a perfect hedge has no risk to share', () => {
    const { certificate } = riskParity(Float64Array.of(1, -1, -1, 1), constraintsFor(2, {}));
    expect(certificateFailure(certificate)).toContain('risk share error');
  });
});
