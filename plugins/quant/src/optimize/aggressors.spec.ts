import { describe, expect, it } from 'vitest';
import { aggressorsOf } from './aggressors.js';

describe('aggressorsOf', () => {
  it('takes the best asset of each of the best clusters, best first', () => {
    const scores = Float64Array.of(0.1, 0.9, 0.8, 0.2, 0.3, 1.5);
    expect(aggressorsOf(scores, [0, 0, 0, 1, 2, 3], 5)).toEqual([5, 1]);
  });

  it('takes at most half the clusters, rounded down', () => {
    const scores = Float64Array.of(1, 2, 3, 4, 5);
    expect(aggressorsOf(scores, [0, 1, 2, 3, 4], 5)).toEqual([4, 3]);
    expect(aggressorsOf(scores, [0, 1, 2, 2, 2], 5)).toEqual([4]);
    expect(aggressorsOf(scores, [7, 7, 7, 7, 7], 5)).toEqual([]);
  });

  it('takes at most the limit', () => {
    const scores = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect(aggressorsOf(scores, [0, 1, 2, 3, 4, 5, 6, 7], 3)).toEqual([7, 6, 5]);
  });

  it('breaks ties by the order of the columns and puts assets without a score last', () => {
    const scores = Float64Array.of(Number.NaN, 0.5, 0.5, 0, Number.NaN, 0.5);
    expect(aggressorsOf(scores, [0, 1, 1, 2, 3, 0], 2)).toEqual([1, 5]);
    expect(aggressorsOf(new Float64Array(4).fill(Number.NaN), [0, 1, 2, 3], 5)).toEqual([0, 1]);
  });
});
