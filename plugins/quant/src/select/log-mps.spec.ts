import { describe, expect, it } from 'vitest';
import { logMpsScore, productScore } from './log-mps.js';
import { DEFAULT_SELECTION } from './options.js';

const probabilities = { momentum: Float64Array.of(1, 0.25), adx: Float64Array.of(0.5, 1) };
const { weights } = DEFAULT_SELECTION;

describe('logMpsScore', () => {
  it('is the product of the probabilities to the power of their weights', () => {
    const [first, second] = logMpsScore(probabilities, weights, [{}, {}]);
    expect(first).toBeCloseTo(0.5 ** weights.adx, 15);
    expect(second).toBeCloseTo(0.25 ** weights.momentum, 15);
  });

  it('halves the score of the most fragile asset and takes the others in proportion', () => {
    const plain = logMpsScore(probabilities, weights, [{}, {}]);
    const [first, second] = logMpsScore(probabilities, weights, [{ fragility: 4 }, { fragility: 1 }]);
    expect(first).toBeCloseTo(plain[0] * 0.5, 15);
    expect(second).toBeCloseTo(plain[1] * (1 - 0.5 / 4), 15);
  });

  it('takes no logarithm below 1e-9', () => {
    expect(logMpsScore({ adx: Float64Array.of(0) }, weights, [{}])[0]).toBeCloseTo(1e-9, 22);
  });

  it('has the default weights of v3.2', () => {
    expect(weights).toEqual({
      momentum: 1.7469,
      stability: 0.0458,
      liquidity: 0.2946,
      antifragility: 0.6263,
      survival: 1.4,
      efficiency: 1.5348,
      entropy: 0.0322,
      hurstClean: 0.3485,
      adx: 1.0,
    });
  });
});

describe('productScore', () => {
  it('is the plain product, whatever the weights and the fragility', () => {
    expect(productScore(probabilities, 2)).toEqual(Float64Array.of(0.5, 0.25));
  });
});
