import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { CODEPENDENCES, type Codependence } from '../names.js';
import { codependence } from './codependence.js';
import { namedReturns } from './testing/arbitraries.js';
import { momentCases } from './testing/moment-cases.js';

const conformance = momentCases().flatMap(({ name, input, expected }) =>
  Object.entries(expected.codependences ?? {}).map(([measure, matrix]) => ({
    measure: measure as Codependence,
    name,
    input,
    matrix: matrix.flat(),
  })),
);

// Rows in the order of the first asset. The second has one inversion, the third goes down, the fourth is constant.
const ordered = namedReturns(
  4,
  Float64Array.from(
    [
      [1, 1, -1, 7],
      [2, 3, -2, 7],
      [3, 2, -3, 7],
      [4, 4, -8, 7],
    ]
      .flat()
      .map((percent) => percent / 100),
  ),
);

const of = (name: Codependence, i: number, j: number) => codependence(ordered, name, { alpha: 0.5 })[4 * i + j];

describe('codependence', () => {
  it.each(conformance)("$measure equals the peers' on $name", ({ measure, input, matrix }) => {
    const found = codependence(input, measure, { alpha: 0.1 });
    // Riskfolio-Lib rounds lower tail dependence to 8 digits, from 1e-8.
    const tolerance = measure === 'lower_tail' ? 1.5e-8 : 1e-12;
    matrix.forEach((expected, k) => {
      expect(Math.abs(found[k] - expected)).toBeLessThanOrEqual(tolerance);
    });
  });

  it('counts discordant pairs: one of six', () => {
    expect(of('kendall', 0, 1)).toBeCloseTo(4 / 6, 15);
    expect(of('spearman', 0, 1)).toBeCloseTo(1 - (6 * 2) / (4 * 15), 15);
  });

  it('is -1 for ranks that go down, and 1 without their sign', () => {
    for (const name of ['spearman', 'kendall'] as const) {
      expect(of(name, 0, 2)).toBe(-1);
      expect(of(`abs_${name}`, 0, 2)).toBe(1);
    }
    expect(of('abs_pearson', 0, 2)).toBe(-of('pearson', 0, 2));
  });

  it('shares both worst rows, one of them or none', () => {
    expect(of('lower_tail', 0, 1)).toBe(0.5);
    expect(of('lower_tail', 0, 2)).toBe(0);
  });

  it.each(CODEPENDENCES)('%s of a constant column is 0 with others and 1 with itself', (name) => {
    expect([of(name, 0, 3), of(name, 2, 3), of(name, 3, 3)]).toEqual([0, 0, 1]);
  });

  it('refuses a name it does not know and a tail out of range', () => {
    expect(() => codependence(ordered, 'mutual_information' as Codependence)).toThrow(
      'codependence: name: the name must be known, got mutual_information (expected pearson, spearman,',
    );
    expect(() => codependence(ordered, 'lower_tail', { alpha: 5 })).toThrow(
      'lowerTailMatrix: alpha: the value is a fraction, got 5 (expected above 0 and below 1)',
    );
  });

  it.each(CODEPENDENCES)('%s refuses NaN and a single row', (name) => {
    expect(() => codependence(namedReturns(1, Float64Array.of(0.1, Number.NaN)), name)).toThrow('asset 0, row 1');
    expect(() => codependence(namedReturns(1, Float64Array.of(0.1)), name)).toThrow(InvalidInputError);
  });
});
