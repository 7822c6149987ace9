import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINKAGE_METHODS, type LinkageMethod } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { linkage } from './linkage.js';
import { anyDistances, euclidean, type Points, pointDistances } from './testing/distances.js';
import { leafSets } from './testing/leaf-sets.js';

/** The distance between two clusters by definition, from the leaves alone. */
const DEFINITIONS: Record<LinkageMethod, (points: Points['points'], a: number[], b: number[]) => number> = {
  single: (points, a, b) => Math.min(...pairs(points, a, b)),
  complete: (points, a, b) => Math.max(...pairs(points, a, b)),
  average: (points, a, b) => pairs(points, a, b).reduce((sum, value) => sum + value) / (a.length * b.length),
  ward: (points, a, b) =>
    Math.sqrt((2 * a.length * b.length) / (a.length + b.length)) * euclidean(centroid(points, a), centroid(points, b)),
};

describe.each(LINKAGE_METHODS)('%s linkage', (method) => {
  it('joins, at each merge, the two nearest clusters by the definition of the method', () => {
    fc.assert(
      fc.property(pointDistances(), ({ n, points, distance }) => {
        const tree = linkage(distance, n, method);
        const sets = leafSets(tree);
        const alive = new Set(Array.from({ length: n }, (_, leaf) => leaf));
        tree.heights.forEach((height, k) => {
          const ids = Array.from(alive);
          const distances = ids.flatMap((a, i) =>
            ids.slice(i + 1).map((b) => DEFINITIONS[method](points, sets[a], sets[b])),
          );
          const joined = DEFINITIONS[method](points, sets[tree.left[k]], sets[tree.right[k]]);
          expect(Math.abs(height - joined)).toBeLessThanOrEqual(1e-12);
          expect(Math.abs(height - Math.min(...distances))).toBeLessThanOrEqual(1e-12);
          alive.delete(tree.left[k]);
          alive.delete(tree.right[k]);
          alive.add(n + k);
        });
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('uses every cluster once, children before parents, left id below right, with their sizes added', () => {
    fc.assert(
      fc.property(anyDistances(), ({ n, distance }) => {
        const tree = linkage(distance, n, method);
        const used = [...tree.left, ...tree.right].sort((a, b) => a - b);
        expect(used).toEqual(Array.from({ length: 2 * n - 2 }, (_, id) => id));
        const sets = leafSets(tree);
        tree.sizes.forEach((size, k) => {
          expect(tree.left[k]).toBeLessThan(tree.right[k]);
          expect(tree.right[k]).toBeLessThan(n + k);
          expect(size).toBe(sets[n + k].length);
        });
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('has ascending heights', () => {
    fc.assert(
      fc.property(anyDistances(), ({ n, distance }) => {
        const { heights } = linkage(distance, n, method);
        expect(heights).toEqual(heights.slice().sort());
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('of distances × 2^k is the same tree with heights × 2^k, bit for bit', () => {
    fc.assert(
      fc.property(pointDistances(), fc.integer({ min: -20, max: 20 }), ({ n, distance }, exponent) => {
        const tree = linkage(distance, n, method);
        const scaled = linkage(
          distance.map((value) => value * 2 ** exponent),
          n,
          method,
        );
        expect(scaled).toEqual({ ...tree, heights: tree.heights.map((height) => height * 2 ** exponent) });
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('makes the same clusters whatever the order of the columns', () => {
    fc.assert(
      fc.property(shuffledPoints(), ({ n, distance, order }) => {
        const shuffled = Float64Array.from(distance, (_, k) => distance[order[Math.floor(k / n)] * n + order[k % n]]);
        const expected = clustersOf(linkage(distance, n, method), Array.from(order.keys()));
        expect(clustersOf(linkage(shuffled, n, method), order)).toEqual(expected);
      }),
      { numRuns: propertyRuns() },
    );
  });
});

function pairs(points: Points['points'], a: number[], b: number[]): number[] {
  return a.flatMap((i) => b.map((j) => euclidean(points[i], points[j])));
}

function centroid(points: Points['points'], leaves: number[]): number[] {
  return points[0].map((_, axis) => leaves.reduce((sum, leaf) => sum + points[leaf][axis], 0) / leaves.length);
}

/** Points of which no two pairs are equally far, so that the tree is unique, and an order of them. */
function shuffledPoints() {
  return pointDistances()
    .filter(({ n, distance }) => new Set(distance).size === (n * (n - 1)) / 2 + 1)
    .chain((points) =>
      fc.record({
        n: fc.constant(points.n),
        distance: fc.constant(points.distance),
        order: fc.shuffledSubarray(Array.from(points.points.keys()), { minLength: points.n, maxLength: points.n }),
      }),
    );
}

/** Leaves under each merge, by their names, as one sorted list. */
function clustersOf(tree: ReturnType<typeof linkage>, names: readonly number[]): string[] {
  const merges = leafSets(tree).slice(tree.n);
  return merges
    .map((leaves) =>
      leaves
        .map((leaf) => names[leaf])
        .sort((a, b) => a - b)
        .join(' '),
    )
    .sort();
}
