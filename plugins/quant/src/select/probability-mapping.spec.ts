import { describe, expect, it } from 'vitest';
import { cdfMapping, rankMapping } from './probability-mapping.js';

describe('rankMapping', () => {
  it('spreads the ranks from 0.01 to 1, ties at their average', () => {
    // scipy 1.17.1: rankdata([3, 1, 2, 2, 7]) = [4, 1, 2.5, 2.5, 5].
    const expected = [4, 1, 2.5, 2.5, 5].map((rank) => 0.01 + (0.99 * (rank - 1)) / 4);
    rankMapping(Float64Array.of(3, 1, 2, 2, 7)).forEach((value, j) => {
      expect(value).toBeCloseTo(expected[j], 15);
    });
  });

  it('gives assets that are all alike, or a single one, the middle', () => {
    expect(rankMapping(Float64Array.of(5, 5, 5))).toEqual(Float64Array.of(0.505, 0.505, 0.505));
    expect(rankMapping(Float64Array.of(5))).toEqual(Float64Array.of(0.505));
  });

  it('gives an asset without data the mean of the others', () => {
    const [low, unknown, high] = rankMapping(Float64Array.of(-1, Number.NaN, 1));
    expect([low, high]).toEqual([0.01, 1]);
    expect(unknown).toBeCloseTo(0.505, 15);
  });

  it('of no data at all is NaN', () => {
    expect(rankMapping(Float64Array.of(Number.NaN, Number.NaN))).toEqual(Float64Array.of(Number.NaN, Number.NaN));
  });
});

describe('cdfMapping', () => {
  it('takes values in [0, 1] as they are, at least 0.001', () => {
    expect(cdfMapping(Float64Array.of(0, 0.25, 1, 0.0005))).toEqual(Float64Array.of(0.001, 0.25, 1, 0.001));
  });

  it('takes Φ of the z-score where any value lies outside', () => {
    // z = (v - 20)/10 with ddof 1; scipy 1.17.1, norm.cdf(±1).
    const [low, middle, high] = cdfMapping(Float64Array.of(10, 20, 30));
    expect(low).toBeCloseTo(0.15865525393145705, 15);
    expect(middle).toBe(0.5);
    expect(high).toBeCloseTo(0.8413447460685429, 15);
  });

  it.each([
    [0, 2],
    [-1, 1],
    [-1, 0.5],
  ])('takes Φ where only one value lies outside: %f and %f', (less, more) => {
    // Two values are half their distance from the mean, √½ deviations; scipy 1.17.1, norm.cdf(±√½).
    const [low, high] = cdfMapping(Float64Array.of(less, more));
    expect(low).toBeCloseTo(0.23975006109347669, 15);
    expect(high).toBeCloseTo(0.7602499389065233, 15);
  });

  it('gives values that are all alike, or a single one, the middle', () => {
    expect(cdfMapping(Float64Array.of(30, 30))).toEqual(Float64Array.of(0.5, 0.5));
    expect(cdfMapping(Float64Array.of(30))).toEqual(Float64Array.of(0.5));
  });

  it('gives an asset without data the mean of the others', () => {
    expect(cdfMapping(Float64Array.of(0.25, Number.NaN, 0.75))).toEqual(Float64Array.of(0.25, 0.5, 0.75));
    expect(cdfMapping(Float64Array.of(-7, Number.NaN, 7))[1]).toBeCloseTo(0.5, 15);
  });
});
