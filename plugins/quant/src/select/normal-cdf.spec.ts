import { describe, expect, it } from 'vitest';
import { normalCdf } from './normal-cdf.js';

describe('normalCdf', () => {
  // scipy 1.17.1, norm.cdf.
  it.each([
    [-7.5, 3.1908916729108844e-14],
    [-3, 0.0013498980316300933],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1e-9, 0.5000000003989423],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [2.5, 0.9937903346742238],
    [6, 0.9999999990134123],
  ])('at %f is %f', (z, expected) => {
    expect(Math.abs(normalCdf(z) - expected)).toBeLessThan(1e-15);
  });

  it('is 0 and 1 at the ends and NaN for NaN', () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  it('joins its ends without a step', () => {
    expect(Math.abs(normalCdf(7.9999) - normalCdf(8.0001))).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(-7.9999) - normalCdf(-8.0001))).toBeLessThan(1e-14);
  });
});
