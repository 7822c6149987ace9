import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { RISK_AXIOMS } from './axioms.js';
import { entropicValueAtRisk } from './entropic-value-at-risk.js';
import { RISK_MEASURES, type RiskMeasure, riskMeasure } from './risk-measures.js';

const runs = { numRuns: propertyRuns() };
const ROUNDING = 1e-12;
/** Measures of the drawdowns, which follow the order of the returns. */
const OF_A_PATH: ReadonlySet<RiskMeasure> = new Set([
  'max_drawdown',
  'average_drawdown',
  'cdar',
  'edar',
  'ulcer_index',
  'dar',
]);

/** Two series of one length, ties among them, and a tail. */
const pairs = fc
  .record({ rows: fc.integer({ min: 4, max: 30 }), alpha: fc.integer({ min: 1, max: 19 }) })
  .chain(({ rows, alpha }) => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -200, max: 200 }));
    const series = fc
      .array(value, { minLength: rows, maxLength: rows })
      .map((thousandths) => Float64Array.from(thousandths, (each) => each / 1000));
    return fc.record({ x: series, y: series, alpha: fc.constant(alpha / 20) });
  });

describe.each(RISK_MEASURES)('%s', (name) => {
  const { convex, degree, shift, monotone } = RISK_AXIOMS[name];

  if (convex)
    it('of a mixture is at most the mixture of the risks', () => {
      fc.assert(
        fc.property(pairs, fc.double({ min: 0, max: 1, noNaN: true }), ({ x, y, alpha }, share) => {
          const mixture = x.map((value, t) => share * value + (1 - share) * y[t]);
          const bound = share * riskMeasure(name, x, { alpha }) + (1 - share) * riskMeasure(name, y, { alpha });
          expect(riskMeasure(name, mixture, { alpha })).toBeLessThanOrEqual(bound + ROUNDING);
        }),
        runs,
      );
    });

  if (monotone)
    it('is no larger for returns that are nowhere smaller', () => {
      fc.assert(
        fc.property(pairs, ({ x, y, alpha }) => {
          const better = x.map((value, t) => Math.max(value, y[t]));
          expect(riskMeasure(name, better, { alpha })).toBeLessThanOrEqual(riskMeasure(name, x, { alpha }) + ROUNDING);
        }),
        runs,
      );
    });

  it('of returns × 2^k is the risk × 2^(k·degree), bit for bit', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -20, max: 20 }), ({ x, alpha }, exponent) => {
        const scaled = x.map((value) => value * 2 ** exponent);
        expect(riskMeasure(name, scaled, { alpha })).toBe(riskMeasure(name, x, { alpha }) * 2 ** (exponent * degree));
      }),
      runs,
    );
  });

  if (shift !== 'none')
    it(shift === 'cash' ? 'falls by a return for sure' : 'does not see a return for sure', () => {
      fc.assert(
        fc.property(pairs, fc.integer({ min: -100, max: 100 }), ({ x, alpha }, percent) => {
          fc.pre(degree > 0 || Math.max(...x) - Math.min(...x) > 0.01);
          const shifted = x.map((value) => value + percent / 100);
          const change = riskMeasure(name, shifted, { alpha }) - riskMeasure(name, x, { alpha });
          expect(Math.abs(change + (shift === 'cash' ? percent / 100 : 0))).toBeLessThanOrEqual(1e-11);
        }),
        runs,
      );
    });

  if (!OF_A_PATH.has(name))
    it('does not depend on the order of the rows', () => {
      fc.assert(
        fc.property(pairs, ({ x, alpha }) => {
          fc.pre(degree > 0 || Math.max(...x) > Math.min(...x));
          const difference = riskMeasure(name, x.toReversed(), { alpha }) - riskMeasure(name, x, { alpha });
          expect(Math.abs(difference)).toBeLessThanOrEqual(1e-10);
        }),
        runs,
      );
    });
});

describe('the measures of one tail', () => {
  it('stand in order: value at risk, conditional, tail Gini and entropic, worst', () => {
    fc.assert(
      fc.property(pairs, ({ x, alpha }) => {
        const [var_, cvar, gini, evar, worst] = (
          ['var', 'cvar', 'tail_gini', 'evar', 'worst_realisation'] as const
        ).map((name) => riskMeasure(name, x, { alpha }));
        for (const [smaller, larger] of [
          [var_, cvar],
          [cvar, gini],
          [cvar, evar],
          [gini, worst],
          [evar, worst],
        ]) {
          expect(smaller).toBeLessThanOrEqual(larger + ROUNDING);
        }
      }),
      runs,
    );
  });

  it('have an entropic value at risk below the bound at every temperature, within its duality gap of the least', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.001, max: 100, noNaN: true }), ({ x, alpha }, inverse) => {
        const { value, dualityGap } = entropicValueAtRisk(x, alpha);
        const range = Math.max(...x) - Math.min(...x);
        const t = inverse / Math.max(range, 1e-3);
        const bound = Math.log(x.reduce((sum, each) => sum + Math.exp(-t * each), 0) / x.length / alpha) / t;
        expect(value - dualityGap).toBeLessThanOrEqual(bound + ROUNDING);
        expect(dualityGap).toBeLessThanOrEqual(1.1e-13 * range);
      }),
      runs,
    );
  });
});
