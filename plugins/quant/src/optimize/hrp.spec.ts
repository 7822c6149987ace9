import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { ridgeCovariance } from '../moments/ridge.js';
import { namedReturns } from '../moments/testing/arbitraries.js';
import { casesIn } from '../moments/testing/cases.js';
import { HRP_MODES, type HrpMode } from '../names.js';
import { constraintsFor } from './constraints.js';
import { hrp } from './hrp.js';
import { entriesOf, hierarchicalCases } from './testing/hierarchical-cases.js';
import { ofCovariance, ofReturns } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';

interface HrpInput {
  readonly cols: number;
  readonly values: readonly number[];
  readonly bounds: readonly [number, number];
}

type Expected = Record<HrpMode | 'skfolio_bounded', readonly number[]>;

const CASES = casesIn<HrpInput, Expected>(new URL('fixtures/hrp/', import.meta.url)).map(
  ({ name, input, expected }) => ({
    name,
    expected,
    n: input.cols,
    bounds: input.bounds,
    assets: ofReturns(namedReturns(input.cols, Float64Array.from(input.values))),
  }),
);

describe('hrp', () => {
  describe.each(HRP_MODES)('in mode %s', (mode) => {
    it.each(CASES)('equals the peer of that name on $name', ({ assets, n, expected }) => {
      const { weights } = hrp(assets, constraintsFor(n, {}), { mode });
      expect(largestDifference(weights, expected[mode])).toBeLessThanOrEqual(1e-12);
    });
  });

  it.each(hierarchicalCases())('equals both peers by every measure on $name', ({ assets, n, expected }) => {
    for (const mode of ['riskfolio', 'skfolio'] as const) {
      for (const [riskMeasure, weights] of entriesOf(expected[mode].hrp)) {
        const ours = hrp(assets, constraintsFor(n, {}), { mode, riskMeasure }).weights;
        expect(largestDifference(ours, weights), `${mode}, ${riskMeasure}`).toBeLessThanOrEqual(1e-12);
      }
    }
  });

  it.each(hierarchicalCases())('equals both peers by every codependence on $name', ({ assets, n, expected }) => {
    for (const mode of ['riskfolio', 'skfolio'] as const) {
      for (const [codependence, weights] of entriesOf(expected[mode].hrp_by_codependence)) {
        const ours = hrp(assets, constraintsFor(n, {}), { mode, codependence }).weights;
        expect(largestDifference(ours, weights), `${mode}, ${codependence}`).toBeLessThanOrEqual(1e-12);
      }
    }
  });

  it.each(CASES)('equals skfolio where its bounds enter the splits on $name', ({ assets, n, expected, bounds }) => {
    const constraints = constraintsFor(n, { minWeight: bounds[0], maxWeight: bounds[1] });
    const { weights, certificate } = hrp(assets, constraints, { mode: 'skfolio' });
    expect(largestDifference(weights, expected.skfolio_bounded)).toBeLessThanOrEqual(1e-12);
    expect(certificate.notes).toEqual([]);
  });

  it.each(CASES)('shrinks correlations by a ridge as the shrunk covariance has them on $name', ({ assets, n }) => {
    const shrunk = { ...assets, covariance: ridgeCovariance(assets.covariance, n, 0.15) };
    for (const mode of HRP_MODES) {
      const constraints = constraintsFor(n, {});
      const { weights } = hrp(assets, constraints, { mode, ridge: 0.15 });
      expect(largestDifference(weights, hrp(shrunk, constraints, { mode }).weights), mode).toBeLessThanOrEqual(1e-14);
    }
  });

  it('gives the modes different weights where their definitions differ', () => {
    const wide = CASES.find(({ name }) => name === 'wide')!;
    const answers = HRP_MODES.map((mode) => hrp(wide.assets, constraintsFor(wide.n, {}), { mode }).weights.join());
    expect(new Set(answers).size).toBe(HRP_MODES.length);
  });

  it('shares the budget of two assets by the inverse of their variances, whatever their correlation', () => {
    const { weights, certificate } = hrp(ofCovariance(Float64Array.of(1, 1.2, 1.2, 4)), constraintsFor(2, {}));
    expect(largestDifference(weights, [0.8, 0.2])).toBeLessThanOrEqual(1e-15);
    expect(certificate).toMatchObject({ solver: 'bisection', kktResidual: null, riskShareError: null, notes: [] });
  });

  it('says how the budget was split', () => {
    const pair = ofCovariance(Float64Array.of(1, 0, 0, 4));
    const { certificate } = hrp(pair, constraintsFor(2, {}), { mode: 'dendrogram' });
    expect(certificate.solver).toBe('dendrogram');
  });

  it.each(HRP_MODES)('gives one asset everything in mode %s', (mode) => {
    expect(hrp(ofCovariance(Float64Array.of(0.04)), constraintsFor(1, {}), { mode }).weights).toEqual(
      Float64Array.of(1),
    );
  });

  it.each(HRP_MODES)('projects onto a cluster cap that binds in mode %s, and says so', (mode) => {
    const { assets, n } = CASES.find(({ name }) => name === 'odd')!;
    const clusters = Array.from({ length: n }, (_, i) => (i < 5 ? 0 : 1));
    const { certificate } = hrp(assets, constraintsFor(n, { clusterCap: 0.5, clusters }), { mode });
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-14);
    expect(certificate.budgetError).toBeLessThanOrEqual(1e-14);
    expect(certificate.notes).toEqual(['bounds bind: projected onto them (Euclidean)']);
  });

  it('projects onto bounds that bind: two assets of variances 1 and 4 under a maximum of 0.6', () => {
    const constraints = constraintsFor(2, { maxWeight: 0.6 });
    expect(
      largestDifference(hrp(ofCovariance(Float64Array.of(1, 0, 0, 4)), constraints).weights, [0.6, 0.4]),
    ).toBeLessThan(1e-15);
  });

  it('takes another linkage in the place of its own', () => {
    const { assets, n } = CASES.find(({ name }) => name === 'wide')!;
    const unbounded = constraintsFor(n, {});
    const { weights } = hrp(assets, unbounded, { mode: 'riskfolio', linkage: 'ward' });
    const ofSkfolio = hrp(assets, unbounded, { mode: 'skfolio' }).weights;
    expect(largestDifference(weights, ofSkfolio)).toBeLessThanOrEqual(1e-15);
  });

  it('refuses a mode it does not know', () => {
    const unknown = { mode: 'herc' as HrpMode };
    expect(() => hrp(ofCovariance(Float64Array.of(1)), constraintsFor(1, {}), unknown)).toThrow(InvalidInputError);
    expect(() => hrp(ofCovariance(Float64Array.of(1)), constraintsFor(1, {}), unknown)).toThrow(
      /hrp: options.mode.*herc/,
    );
  });
});
