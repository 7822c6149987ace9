import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnsArbitrary, scaled } from '../moments/testing/arbitraries.js';
import { RISK_PROFILES } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { certificateFailure } from './certificate.js';
import { solve } from './solve.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import type { SolveOptions } from './types.js';
import { usableColumns } from './usable-columns.js';

/** Targets that exclude nothing, whatever the unit of the returns. */
const TARGETS: SolveOptions = { targetReturn: -1e100, targetVolatility: 1e100 };
const profiles = fc.constantFrom(...RISK_PROFILES);

describe('solve', () => {
  it('solves whatever has a usable column: weights within bounds that sum to 1, and a certificate that holds', () => {
    const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(returnsArbitrary(), profiles, labels, (returns, profile, clusters) => {
        const options: SolveOptions = { ...TARGETS, clusters: clusters.slice(0, returns.cols), regime: 'TURBULENT' };
        fc.pre(usableColumns(returns).kept.length > 0);
        const { weights, certificate, attempts } = solve({ profile, returns, options });
        expect(Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-12);
        expect(weights.every((w) => w >= -1e-12 && w <= 1 + 1e-12)).toBe(true);
        expect(certificateFailure(certificate)).toBe('');
        expect(attempts.at(-1)!.outcome).toBe('solved');
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('does not change by a bit when returns are multiplied by a power of two', () => {
    const exponents = fc.integer({ min: -12, max: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), profiles, exponents, (seed, profile, exponent) => {
        const returns = syntheticReturns({ rows: 50, cols: 12, seed });
        const clusters = returns.assets.map((_, j) => j % 3);
        const options: SolveOptions = { ...TARGETS, clusters, regime: 'NORMAL', maxWeight: 0.3, clusterCap: 0.6 };
        // Risk aversion is per unit of return.
        const ofTimes = { ...options, riskAversion: 2 ** -exponent };
        const times = solve({ profile, returns: scaled(returns, exponent), options: ofTimes });
        expect(times.weights).toEqual(solve({ profile, returns, options }).weights);
      }),
      { numRuns: propertyRuns(60) },
    );
  });
});
