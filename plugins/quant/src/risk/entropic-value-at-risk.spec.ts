import { describe, expect, it } from 'vitest';
import { NotSolvedError } from '../errors.js';
import { entropicValueAtRisk } from './entropic-value-at-risk.js';

const losses = Float64Array.of(-0.02, 0.01, 0.005, -0.01, 0.03, 0.004, -0.007, 0.012);

describe('entropicValueAtRisk', () => {
  it('of two equally likely returns has the closed form of the tilted coin', () => {
    // Weight q on the loss with the entropy ln 2 + q·ln q + (1 - q)·ln(1 - q) = -ln α; q = 0.9 gives this α.
    const alpha = 1 / (2 * 0.9 ** 0.9 * 0.1 ** 0.1);
    const { value, dualityGap } = entropicValueAtRisk(Float64Array.of(-1, 0), alpha);
    expect(value).toBeCloseTo(0.9, 14);
    expect(dualityGap).toBeLessThan(1e-13);
  });

  it('is the worst loss where that alone fills the tail', () => {
    expect(entropicValueAtRisk(losses, 0.125)).toEqual({ value: 0.02, dualityGap: 0, iterations: 0 });
  });

  it('comes to the mean loss as the tail takes everything', () => {
    const mean = -losses.reduce((sum, value) => sum + value, 0) / 8;
    const { value } = entropicValueAtRisk(losses, 1 - 1e-9);
    expect(value - mean).toBeGreaterThan(0);
    expect(value - mean).toBeLessThan(1e-6);
  });

  it('comes to the worst loss as the tail comes to one row', () => {
    const { value, dualityGap } = entropicValueAtRisk(losses, 0.125 * (1 + 1e-9));
    expect(value).toBeCloseTo(0.02, 9);
    expect(dualityGap).toBeLessThan(1e-14);
  });

  it.each([0.13, 0.2, 0.5, 0.9, 0.999])('is found in a few steps of Newton’s at a tail of %f', (alpha) => {
    const { dualityGap, iterations } = entropicValueAtRisk(losses, alpha);
    expect(dualityGap).toBeLessThan(1e-14);
    expect(iterations).toBeLessThan(12);
  });

  it('says so when it has no minimum', () => {
    expect(() => entropicValueAtRisk(Float64Array.of(-Infinity, 0, 1, 2), 0.5)).toThrow(NotSolvedError);
  });
});
