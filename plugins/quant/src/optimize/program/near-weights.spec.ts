import { describe, expect, it } from 'vitest';
import { InfeasibleError } from '../../errors.js';
import type { Constraints } from '../types.js';
import { nearWeights } from './near-weights.js';

interface Bounds {
  readonly most?: number;
  /** On the first two assets together. */
  readonly cap?: number;
}

const near = (from: readonly number[], each: number, { most = 1, cap = 1 }: Bounds = {}): Constraints =>
  nearWeights(
    {
      lower: new Float64Array(from.length),
      upper: new Float64Array(from.length).fill(most),
      groups: [{ members: [0, 1], cap }],
      notes: [],
    },
    'constraints.turnover.each',
    { from: Float64Array.from(from), each },
  );

describe('nearWeights', () => {
  it('narrows each bound to the distance and keeps the caps', () => {
    const { lower, upper, groups } = near([0.5, 0.375, 0.125], 0.25, { most: 0.625, cap: 0.75 });
    expect(lower).toEqual(Float64Array.of(0.25, 0.125, 0));
    expect(upper).toEqual(Float64Array.of(0.625, 0.625, 0.375));
    expect(groups).toEqual([{ members: [0, 1], cap: 0.75 }]);
  });

  it('admits a single portfolio: the one that it is measured from, at the budget and at its cap', () => {
    const { lower, upper } = near([0.25, 0.25, 0.5], 0, { cap: 0.5 });
    expect(lower).toEqual(upper);
  });

  it.each<[string, readonly number[], number, Bounds]>([
    ['a weight is farther above its bound', [0.7, 0.25, 0.25, 0.25], 0.15, { most: 0.5 }],
    ['a cluster is farther above its cap', [0.4, 0.4, 0.25, 0.25], 0.1, { cap: 0.5 }],
    ['the weights are farther above the budget', [0.6, 0.6], 0.05, { cap: 2 }],
    ['the caps leave too little room for the budget', [0.4, 0.4, 0.05, 0.05], 0.1, { cap: 0.65 }],
  ])('refuses a distance where %s', (_, from, each, bounds) => {
    expect(() => near(from, each, bounds)).toThrow(InfeasibleError);
  });
});
