import { describe, expect, it } from 'vitest';
import { correlationMatrix } from '../moments/correlation.js';
import { syntheticReturns } from '../optimize/testing/synthetic-returns.js';
import { columnTree } from './column-tree.js';
import { correlationDistance } from './distance.js';
import { linkage } from './linkage.js';
import { columnDistances } from './testing/distances.js';

describe('columnTree', () => {
  it('joins columns by their Euclidean distance', () => {
    const { left, right, heights } = columnTree(Float64Array.of(0, 3, 4, 3, 0, 0, 4, 0, 0), 3);
    expect(Array.from(heights)).toEqual([1, Math.sqrt(34)]);
    expect([Array.from(left), Array.from(right)]).toEqual([
      [1, 0],
      [2, 3],
    ]);
  });

  it('gives one leaf no merges', () => {
    expect(columnTree(Float64Array.of(0), 1)).toMatchObject({ n: 1, heights: new Float64Array(0) });
  });

  it('joins equal columns at height 0, the first ones first', () => {
    const tree = columnTree(new Float64Array(16).fill(0.5), 4);
    expect(tree).toEqual(linkage(new Float64Array(16), 4, 'single'));
  });

  it.each([20, 101, 300])('is the single linkage of all distances between the columns of %i assets', (n) => {
    const distance = correlationDistance(correlationMatrix(syntheticReturns({ rows: 60, cols: n, seed: n })), n);
    const [tree, whole] = [columnTree(distance, n), linkage(columnDistances(distance, n), n, 'single')];
    expect(tree.left).toEqual(whole.left);
    expect(tree.right).toEqual(whole.right);
    tree.heights.forEach((height, k) => {
      expect(Math.abs(height / whole.heights[k] - 1)).toBeLessThanOrEqual(1e-14);
    });
  });
});
