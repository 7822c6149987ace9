import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { cutAtHeight } from './cut.js';
import { linkage } from './linkage.js';
import { squareDistance } from './testing/distances.js';
import { linkageCases } from './testing/linkage-cases.js';

/** Points 0, 10, 1, 12, 30 on a line: merges {0,2} at 1, {1,3} at 2, those two at 9, and all at 18. */
const line = [0, 10, 1, 12, 30];
const tree = linkage(
  squareDistance(
    5,
    line.flatMap((p, i) => line.slice(i + 1).map((q) => Math.abs(p - q))),
  ),
  5,
  'single',
);

describe('cutAtHeight', () => {
  it.each(linkageCases())("equals scipy's fcluster of $name", ({ n, distance, method, expected }) => {
    const middle = expected.heights[Math.floor((n - 1) / 2)];
    expect(cutAtHeight(linkage(distance, n, method), middle, n)).toEqual(expected.cut_at_middle_height);
  });

  it('numbers the clusters by their first column', () => {
    expect(cutAtHeight(tree, 5, 5)).toEqual([0, 1, 0, 1, 2]);
  });

  it('holds a merge at the threshold exactly', () => {
    expect(cutAtHeight(tree, 1.999, 5)).toEqual([0, 1, 0, 2, 3]);
    expect(cutAtHeight(tree, 2, 5)).toEqual([0, 1, 0, 1, 2]);
  });

  it('cuts higher where there would be too many clusters', () => {
    expect(cutAtHeight(tree, 0, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(cutAtHeight(tree, 0, 4)).toEqual([0, 1, 0, 2, 3]);
    expect(cutAtHeight(tree, 0, 2)).toEqual([0, 0, 0, 0, 1]);
    expect(cutAtHeight(tree, 0, 1)).toEqual([0, 0, 0, 0, 0]);
  });

  it('makes one cluster where the threshold is above the root', () => {
    expect(cutAtHeight(tree, Number.POSITIVE_INFINITY, 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('gives a single leaf the label 0', () => {
    expect(cutAtHeight(linkage(Float64Array.of(0), 1, 'ward'), 0.5, 25)).toEqual([0]);
  });

  it('refuses a threshold that is no number', () => {
    expect(() => cutAtHeight(tree, Number.NaN, 5)).toThrow(InvalidInputError);
  });

  it.each([0, -1, 2.5, Number.NaN])('refuses %d as the largest number of clusters', (maxClusters) => {
    expect(() => cutAtHeight(tree, 1, maxClusters)).toThrow(InvalidInputError);
  });
});
