import { describe, expect, it } from 'vitest';
import { entropicValueAtRisk } from '../../risk/entropic-value-at-risk.js';
import { entropicWeights } from './entropic-weights.js';

const losses = Float64Array.of(0.02, -0.01, -0.005, 0.01, -0.03, -0.004, 0.007, -0.012);

describe('entropicWeights', () => {
  it('of two values are those of the tilted coin', () => {
    // Weight q on the larger with the entropy ln 2 + q·ln q + (1 - q)·ln(1 - q) = -ln α; q = 0.9 gives this α.
    const weights = new Float64Array(2);
    const mean = entropicWeights(1 / (2 * 0.9 ** 0.9 * 0.1 ** 0.1))(Float64Array.of(1, 0), weights);
    expect(mean).toBeCloseTo(0.9, 13);
    expect([...weights]).toEqual([expect.closeTo(0.9, 13), expect.closeTo(0.1, 13)]);
  });

  it('lie equally on the largest values where these fill the tail', () => {
    const weights = new Float64Array(4);
    expect(entropicWeights(0.5)(Float64Array.of(3, 1, 3, 0), weights)).toBe(3);
    expect(weights).toEqual(Float64Array.of(0.5, 0, 0.5, 0));
    expect(entropicWeights(0.25)(Float64Array.of(2, 1, 3, 0), weights)).toBe(3);
    expect(weights).toEqual(Float64Array.of(0, 0, 1, 0));
  });

  it.each([0.126, 0.2, 0.5, 0.9, 0.999])('use up the entropy of a tail of %f, and give its value at risk', (alpha) => {
    const weights = new Float64Array(8);
    const mean = entropicWeights(alpha)(losses, weights);
    const entropy = weights.reduce((sum, weight) => sum + weight * Math.log(weight * 8), 0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
    expect(entropy).toBeCloseTo(-Math.log(alpha), 12);
    expect(weights.reduce((sum, weight, t) => sum + weight * losses[t], 0)).toBeCloseTo(mean, 14);
    expect(mean).toBeCloseTo(
      entropicValueAtRisk(
        losses.map((loss) => -loss),
        alpha,
      ).value,
      12,
    );
  });
});
