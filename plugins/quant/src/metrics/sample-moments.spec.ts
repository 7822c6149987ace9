import { describe, expect, it } from 'vitest';
import { excessKurtosis, mean, meanOfRange, skewness, standardDeviation } from './sample-moments.js';

describe('sample moments', () => {
  it('of equal values are that value and a deviation of exactly 0', () => {
    const values = new Float64Array(7).fill(0.1);
    expect(mean(values)).toBe(0.1);
    expect(standardDeviation(values)).toBe(0);
    expect(skewness(values)).toBeNaN();
    expect(excessKurtosis(values)).toBeNaN();
  });

  it('are the mean of a part where only a part is asked for', () => {
    expect(meanOfRange(Float64Array.of(9, 1, 2, 3, 9), 1, 4)).toBe(2);
  });

  it('need 1, 2, 3 and 4 values', () => {
    const values = Float64Array.of(0.1, -0.2, 0.4, 0);
    const moments = [mean, standardDeviation, skewness, excessKurtosis];
    moments.forEach((moment, k) => {
      expect(moment(values.subarray(0, k))).toBeNaN();
      expect(moment(values.subarray(0, k + 1))).not.toBeNaN();
    });
  });

  it('of symmetric values have no skewness', () => {
    expect(skewness(Float64Array.of(-2, -1, 0, 1, 2))).toBe(0);
  });
});
