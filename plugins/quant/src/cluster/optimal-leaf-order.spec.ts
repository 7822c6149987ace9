import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { linkage } from './linkage.js';
import { LEAF_ORDERS, optimalLeafOrder } from './optimal-leaf-order.js';
import { squareDistance } from './testing/distances.js';
import { pathLength } from './testing/leaf-sets.js';
import { linkageCases } from './testing/linkage-cases.js';

describe("optimalLeafOrder 'scipy'", () => {
  it.each(linkageCases())("equals scipy's optimal_leaf_ordering of $name", ({ n, distance, method, expected }) => {
    const order = optimalLeafOrder(linkage(distance, n, method), distance, 'scipy');
    expect(Array.from(order)).toEqual(expected.optimal_leaf_ordering);
  });
});

describe("optimalLeafOrder 'optimal'", () => {
  it.each(linkageCases())("is not longer than scipy's of $name", ({ n, distance, method, expected }) => {
    const order = optimalLeafOrder(linkage(distance, n, method), distance, 'optimal');
    const scipyLength = pathLength(expected.optimal_leaf_ordering, distance, n);
    expect(pathLength(order, distance, n)).toBeLessThanOrEqual(scipyLength * (1 + 1e-14));
  });

  it('finds the order that scipy misses where a turn is good for the parent and bad above it', () => {
    // Leaves 0 and 1 join first, 2 comes next, 3 last. For {0, 1, 2} alone 0-1-2 is best (1 + 4); but 3 is near 1 and 2
    // far from it, so the whole is shortest when 2 stands beside 0: 2-0-1-3.
    const distance = squareDistance(4, [1, 5, 9, 4, 6, 20]);
    const tree = linkage(distance, 4, 'single');
    const scipy = optimalLeafOrder(tree, distance, 'scipy');
    const optimal = optimalLeafOrder(tree, distance, 'optimal');
    expect(pathLength(optimal, distance, 4)).toBe(12);
    expect(pathLength(scipy, distance, 4)).toBeGreaterThan(12);
  });
});

describe.each(LEAF_ORDERS)('optimalLeafOrder %s', (kind) => {
  it('of a single leaf is that leaf', () => {
    expect(optimalLeafOrder(linkage(Float64Array.of(0), 1, 'ward'), Float64Array.of(0), kind)).toEqual(
      Int32Array.of(0),
    );
  });

  it('refuses distances of other leaves than the tree has', () => {
    const tree = linkage(Float64Array.of(0, 1, 1, 0), 2, 'single');
    expect(() => optimalLeafOrder(tree, new Float64Array(9), kind)).toThrow(InvalidInputError);
    expect(() => optimalLeafOrder(tree, Float64Array.of(0, Number.NaN, Number.NaN, 0), kind)).toThrow(
      InvalidInputError,
    );
  });

  it('reads the upper triangle alone', () => {
    const distance = squareDistance(4, [1, 5, 9, 4, 6, 20]);
    const upper = distance.map((value, k) => (Math.floor(k / 4) < k % 4 ? value : 7));
    const tree = linkage(distance, 4, 'average');
    expect(optimalLeafOrder(tree, upper, kind)).toEqual(optimalLeafOrder(tree, distance, kind));
  });
});
