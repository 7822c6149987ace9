import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { riskMeasure } from '../risk/risk-measures.js';
import { propertyRuns } from '../testing/property-runs.js';
import { SCENARIO_PROFILES } from './scenario-profiles.js';
import { constraintsArbitrary } from './testing/arbitraries.js';
import { type LinearRisk, leastByHighs, portfolioReturn } from './testing/linear-program.js';
import { seriesOf } from './testing/portfolio-series.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const ALPHA = 0.15;
const rowsOf = ({ rows }: ReturnsMatrix) => Array.from({ length: rows }, (_, t) => t);
const meanOver = (returns: ReturnsMatrix, factor: number) =>
  Object.fromEntries(rowsOf(returns).map((t) => [`u${t}`, factor / returns.rows]));

/** Conditional value at risk of losses given as what is left of u_t + v once they are taken off. */
const conditional = (returns: ReturnsMatrix, rows: LinearRisk['atLeast']): LinearRisk => ({
  objective: { v: 1, ...meanOver(returns, 1 / ALPHA) },
  atLeast: [...rows, ...rowsOf(returns).map((t) => ({ terms: { [`u${t}`]: 1 }, bound: 0 }))],
});

/** Running sums c_t and peaks m_t as variables; the fall at t is m_t - c_t. */
const runningSums = (returns: ReturnsMatrix): LinearRisk['atLeast'] =>
  rowsOf(returns).flatMap((t) => {
    const before = t === 0 ? {} : { [`c${t - 1}`]: -1 };
    const step = { [`c${t}`]: 1, ...before, ...portfolioReturn(returns, t, -1) };
    const opposite = Object.fromEntries(Object.entries(step).map(([name, value]) => [name, -value]));
    const rising = t === 0 ? { m0: 1 } : { [`m${t}`]: 1, [`m${t - 1}`]: -1 };
    return [step, opposite, rising, { [`m${t}`]: 1, [`c${t}`]: -1 }].map((terms) => ({ terms, bound: 0 }));
  });

const LINEAR_RISKS = {
  min_cvar: {
    measure: 'cvar',
    program: (returns: ReturnsMatrix) =>
      conditional(
        returns,
        rowsOf(returns).map((t) => ({ terms: { [`u${t}`]: 1, v: 1, ...portfolioReturn(returns, t, 1) }, bound: 0 })),
      ),
  },
  min_worst_case: {
    measure: 'worst_realisation',
    program: (returns: ReturnsMatrix): LinearRisk => ({
      objective: { v: 1 },
      atLeast: rowsOf(returns).map((t) => ({ terms: { v: 1, ...portfolioReturn(returns, t, 1) }, bound: 0 })),
    }),
  },
  min_mad: {
    measure: 'mad',
    program: (returns: ReturnsMatrix): LinearRisk => ({
      objective: meanOver(returns, 1),
      atLeast: rowsOf(returns).flatMap((t) =>
        [1, -1].map((sign) => ({ terms: { [`u${t}`]: 1, ...deviation(returns, t, sign) }, bound: 0 })),
      ),
    }),
  },
  min_cdar: {
    measure: 'cdar',
    program: (returns: ReturnsMatrix) =>
      conditional(returns, [
        ...runningSums(returns),
        ...rowsOf(returns).map((t) => ({ terms: { [`u${t}`]: 1, v: 1, [`m${t}`]: -1, [`c${t}`]: 1 }, bound: 0 })),
      ]),
  },
  min_max_drawdown: {
    measure: 'max_drawdown',
    program: (returns: ReturnsMatrix): LinearRisk => ({
      objective: { v: 1 },
      atLeast: [
        ...runningSums(returns),
        ...rowsOf(returns).map((t) => ({ terms: { v: 1, [`m${t}`]: -1, [`c${t}`]: 1 }, bound: 0 })),
      ],
    }),
  },
} as const;

function deviation(returns: ReturnsMatrix, t: number, sign: number) {
  const { rows, cols, values } = returns;
  const means = Array.from({ length: cols }, (_, j) =>
    rowsOf(returns).reduce((sum, s) => sum + values[s * cols + j] / rows, 0),
  );
  return Object.fromEntries(means.map((mean, j) => [`w${j}`, sign * (values[t * cols + j] - mean)]));
}

const problems = fc
  .record({ n: fc.integer({ min: 1, max: 7 }), rows: fc.integer({ min: 3, max: 25 }), seed: fc.nat(1e6) })
  .chain(({ n, rows, seed }) =>
    fc.record({
      returns: fc.constant(syntheticReturns({ rows, cols: n, seed })),
      constraints: constraintsArbitrary(n),
    }),
  );

describe.each(Object.entries(LINEAR_RISKS))('%s', (profile, { measure, program }) => {
  it('is the minimum that HiGHS finds, for any returns and constraints', () => {
    fc.assert(
      fc.property(problems, ({ returns, constraints }) => {
        const options = { alpha: ALPHA };
        const solution = SCENARIO_PROFILES[profile as keyof typeof LINEAR_RISKS]({ returns, constraints, options });
        const risk = riskMeasure(measure, seriesOf(returns, solution.weights), options);
        expect(Math.abs(risk - leastByHighs(program(returns), constraints))).toBeLessThanOrEqual(1e-9);
        expect(solution.certificate.budgetError).toBeLessThanOrEqual(1e-12);
        expect(solution.certificate.boundViolation).toBeLessThanOrEqual(1e-12);
        expect(solution.certificate.dualityGap).toBeLessThanOrEqual(1e-10);
      }),
      { numRuns: propertyRuns(25) },
    );
  });
});
