import { describe, expect, it } from 'vitest';
import type { Codependence } from '../names.js';
import { codependenceDistance } from './codependence-distance.js';

const ofPair = (name: Codependence, dependence: number) =>
  codependenceDistance(Float64Array.of(1, dependence, dependence, 1), 2, name);

describe('codependenceDistance', () => {
  it.each(['pearson', 'spearman', 'kendall'] as const)('of the signed %s is √(½(1 - ρ))', (name) => {
    expect(ofPair(name, -1)).toEqual(Float64Array.of(0, 1, 1, 0));
    expect(ofPair(name, 0.5)[1]).toBe(0.5);
  });

  it.each(['abs_pearson', 'abs_spearman', 'abs_kendall', 'distance_correlation'] as const)(
    'of %s is √(1 - ρ)',
    (name) => {
      expect(ofPair(name, 0)).toEqual(Float64Array.of(0, 1, 1, 0));
      expect(ofPair(name, 0.75)[1]).toBe(0.5);
    },
  );

  it('of lower tail dependence is -ln λ, and finite where there is none', () => {
    expect(ofPair('lower_tail', 1)).toEqual(new Float64Array(4));
    expect(ofPair('lower_tail', 0.5)[1]).toBeCloseTo(Math.LN2, 15);
    expect(ofPair('lower_tail', 0)[1]).toBeCloseTo(8 * Math.LN10, 13);
  });

  it('refuses a name it does not know and a NaN', () => {
    expect(() => ofPair('tail' as Codependence, 0)).toThrow(
      'codependenceDistance: name: the name must be known, got tail',
    );
    expect(() => ofPair('distance_correlation', Number.NaN)).toThrow('row 0, column 1');
  });
});
