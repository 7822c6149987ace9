import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskMeasure } from '../../risk/risk-measures.js';
import { propertyRuns } from '../../testing/property-runs.js';
import { solve } from '../solve.js';
import { seriesOf } from '../testing/portfolio-series.js';
import { reordered, syntheticReturns } from '../testing/synthetic-returns.js';
import { CONVEX_MEASURES } from './measures.js';
import { optimise } from './optimise.js';
import { riskFrontier } from './risk-frontier.js';

const LEAST = { kind: 'least_risk' } as const;
const PROFILES = {
  semi_variance: 'min_semi_variance',
  mad: 'min_mad',
  flpm: 'min_flpm',
  slpm: 'min_slpm',
  cvar: 'min_cvar',
  tail_gini: 'min_tail_gini',
  evar: 'min_evar',
  worst_realisation: 'min_worst_case',
  range: 'min_range',
  cvar_range: 'min_cvar_range',
  max_drawdown: 'min_max_drawdown',
  average_drawdown: 'min_average_drawdown',
  cdar: 'min_cdar',
  edar: 'min_edar',
  ulcer_index: 'min_ulcer_index',
  gini_mean_difference: 'min_gini',
} as const;
const CLOSE = 1e-9;

const histories = fc
  .record({ cols: fc.integer({ min: 2, max: 8 }), rows: fc.integer({ min: 10, max: 60 }), seed: fc.nat(1e6) })
  .map(syntheticReturns);
const measures = fc.constantFrom(...CONVEX_MEASURES);

/** A history, a measure, and weights held before. */
const problems = fc.record({ returns: histories, measure: measures }).chain(({ returns, measure }) =>
  fc.record({
    returns: fc.constant(returns),
    measure: fc.constant(measure),
    held: fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: returns.cols, maxLength: returns.cols })
      .map((shares) => shares.map((share) => (share + 1) / shares.reduce((sum, each) => sum + each + 1, 0))),
    total: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  }),
);

describe('optimise', () => {
  it.each(Object.entries(PROFILES))('has the least %s that %s has', (name, profile) => {
    const measure = name as keyof typeof PROFILES;
    fc.assert(
      fc.property(histories, (returns) => {
        const { risk } = optimise({ returns, measure, objective: LEAST, constraints: { maxWeight: 0.7 } });
        const { weights } = solve({ profile, returns, options: { maxWeight: 0.7 } });
        expect(Math.abs(risk - riskMeasure(measure, seriesOf(returns, weights)))).toBeLessThanOrEqual(CLOSE);
      }),
      { numRuns: propertyRuns(8) },
    );
  });

  it('is no worse with a looser limit, and no better than without one', () => {
    fc.assert(
      fc.property(problems, ({ returns, measure, held, total }) => {
        const riskWithin = (limit: number) =>
          optimise({
            returns,
            measure,
            objective: LEAST,
            constraints: { turnover: { from: held, total: limit }, tracking: { from: held.toReversed(), total: 2 } },
          }).risk;
        const [tight, loose] = [riskWithin(total), riskWithin(total + 0.3)];
        const free = optimise({ returns, measure, objective: LEAST }).risk;
        expect(loose).toBeLessThanOrEqual(tight + CLOSE);
        expect(free).toBeLessThanOrEqual(loose + CLOSE);
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  it('does not depend on the order of the assets', () => {
    fc.assert(
      fc.property(problems, ({ returns, measure, held, total }) => {
        const order = held.map((_, i) => held.length - 1 - i);
        const optimumOf = (rows: typeof returns, from: number[]) =>
          optimise({
            returns: rows,
            measure,
            objective: { kind: 'utility', riskAversion: 3 },
            constraints: { turnover: { from, total } },
          });
        const [one, other] = [optimumOf(returns, held), optimumOf(reordered(returns, order), held.toReversed())];
        const utility = ({ meanReturn, risk }: typeof one) => meanReturn - 3 * risk;
        expect(Math.abs(utility(one) - utility(other))).toBeLessThanOrEqual(CLOSE);
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  it('has a ratio that no portfolio of the frontier exceeds, and finds the frontier from both sides', () => {
    fc.assert(
      fc.property(problems, ({ returns, measure }) => {
        const positive = { ...returns, values: returns.values.map((value) => value + 0.002) };
        const input = { returns: positive, measure };
        const frontier = riskFrontier(input, 4);
        frontier.slice(1).forEach((portfolio, k) => {
          expect(portfolio.meanReturn).toBeGreaterThanOrEqual(frontier[k].meanReturn - CLOSE);
          expect(portfolio.risk).toBeGreaterThanOrEqual(frontier[k].risk - CLOSE);
        });
        const [safest, , middle, boldest] = frontier;
        if (safest.risk <= 1e-6 || middle.risk <= 1.01 * safest.risk || boldest.meanReturn <= 0) return;
        const again = optimise({ ...input, objective: { kind: 'target_risk', targetRisk: middle.risk } });
        expect(Math.abs(again.meanReturn - middle.meanReturn)).toBeLessThanOrEqual(1e-8);
        const best = optimise({ ...input, objective: { kind: 'max_ratio' } });
        for (const { meanReturn, risk } of frontier) {
          expect(meanReturn / risk).toBeLessThanOrEqual((best.meanReturn / best.risk) * (1 + CLOSE));
        }
      }),
      { numRuns: propertyRuns(30) },
    );
  });
});
