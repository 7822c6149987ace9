import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RiskMeasure, riskMeasure } from '../../risk/risk-measures.js';
import { propertyRuns } from '../../testing/property-runs.js';
import { dot } from '../covariance-product.js';
import { ownMemory } from '../memory.js';
import { averageDrawdown, conditionalDrawdown, maxDrawdown, ulcerIndex } from './drawdown-risks.js';
import { entropicDrawdown, entropicValueAtRisk } from './entropic-risk.js';
import { lowerDeviation } from './lower-deviation.js';
import { giniMeanDifference, tailGini } from './ordered-risks.js';
import type { ScenarioRisk } from './subgradient.js';

const ALPHA = 0.3;
const ROUNDING = 1e-12;

/** Two series of one length in hundredths, with ties among them. */
const SERIES = fc.integer({ min: 4, max: 12 }).chain((length) => {
  const value = fc.integer({ min: -6, max: 6 }).map((hundredths) => hundredths / 100);
  const series = fc.array(value, { minLength: length, maxLength: length }).map((values) => Float64Array.from(values));
  return fc.tuple(series, series);
});

const OF_RETURNS: readonly { readonly name: RiskMeasure; readonly risk: ScenarioRisk }[] = [
  { name: 'gini_mean_difference', risk: giniMeanDifference },
  { name: 'tail_gini', risk: tailGini(ALPHA) },
  { name: 'evar', risk: entropicValueAtRisk(ALPHA) },
];
const OF_DRAWDOWNS: readonly { readonly name: RiskMeasure; readonly risk: ScenarioRisk }[] = [
  { name: 'max_drawdown', risk: maxDrawdown },
  { name: 'average_drawdown', risk: averageDrawdown },
  { name: 'cdar', risk: conditionalDrawdown(ALPHA) },
  { name: 'edar', risk: entropicDrawdown(ALPHA) },
  { name: 'ulcer_index', risk: ulcerIndex },
];

function sumsOf(series: Float64Array): Float64Array {
  let sum = 0;
  return series.map((value) => {
    sum += value;
    return sum;
  });
}

/**
 * The slopes z of x have z'x as its risk, and z'y is at most the risk of y. The first series is asked for twice, as a measure
 * remembers the last one.
 */
function holdsFor(
  risk: ScenarioRisk,
  [x, y]: [Float64Array, Float64Array],
  expected: (series: Float64Array) => number,
) {
  const subgradient = risk(x.length, ownMemory);
  const [slopes, others] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (const [series, into] of [
    [x, slopes],
    [y, others],
    [x, slopes],
  ] as const) {
    const value = subgradient(series, into);
    expect(Math.abs(value - expected(series))).toBeLessThanOrEqual(ROUNDING);
    expect(Math.abs(dot(into, series) - value)).toBeLessThanOrEqual(ROUNDING);
  }
  expect(dot(slopes, y)).toBeLessThanOrEqual(dot(others, y) + ROUNDING);
  expect(dot(others, x)).toBeLessThanOrEqual(dot(slopes, x) + ROUNDING);
}

describe('a risk with its slopes', () => {
  const runs = { numRuns: propertyRuns() };

  it.each(OF_RETURNS)('is $name, and supports it from below everywhere', ({ name, risk }) => {
    fc.assert(
      fc.property(SERIES, (pair) => holdsFor(risk, pair, (series) => riskMeasure(name, series, { alpha: ALPHA }))),
      runs,
    );
  });

  it.each(OF_DRAWDOWNS)('is $name of the running sums, and supports it from below everywhere', ({ name, risk }) => {
    fc.assert(
      fc.property(SERIES, ([x, y]) => {
        const returnsOf = new Map([x, y].map((series) => [sumsOf(series).join(), series]));
        holdsFor(risk, [sumsOf(x), sumsOf(y)], (sums) =>
          riskMeasure(name, returnsOf.get(sums.join())!, { alpha: ALPHA }),
        );
      }),
      runs,
    );
  });

  it('is the root mean square below 0, and supports it from below everywhere', () => {
    // The measure divides by T - 1.
    const expected = (series: Float64Array) => riskMeasure('slpm', series) * Math.sqrt(1 - 1 / series.length);
    fc.assert(
      fc.property(SERIES, (pair) => holdsFor(lowerDeviation, pair, expected)),
      runs,
    );
  });
});
