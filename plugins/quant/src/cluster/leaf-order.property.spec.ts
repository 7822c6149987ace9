import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINKAGE_METHODS } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { leafOrder } from './leaf-order.js';
import { type Linkage, linkage } from './linkage.js';
import { optimalLeafOrder } from './optimal-leaf-order.js';
import { anyDistances, pointDistances } from './testing/distances.js';
import { leafSets, pathLength } from './testing/leaf-sets.js';

const ORDERS = {
  plain: (tree: Linkage, _: Float64Array) => leafOrder(tree),
  scipy: (tree: Linkage, distance: Float64Array) => optimalLeafOrder(tree, distance, 'scipy'),
  optimal: (tree: Linkage, distance: Float64Array) => optimalLeafOrder(tree, distance, 'optimal'),
};

const method = fc.constantFrom(...LINKAGE_METHODS);

describe.each(Object.entries(ORDERS))('the %s leaf order', (_, orderOf) => {
  it('has every leaf once, and the leaves of every cluster side by side', () => {
    fc.assert(
      fc.property(anyDistances(12), method, ({ n, distance }, by) => {
        const tree = linkage(distance, n, by);
        const order = orderOf(tree, distance);
        expect(order.slice().sort()).toEqual(Int32Array.from({ length: n }, (_, leaf) => leaf));
        for (const leaves of leafSets(tree)) {
          const positions = leaves.map((leaf) => order.indexOf(leaf));
          expect(Math.max(...positions) - Math.min(...positions)).toBe(leaves.length - 1);
        }
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('is the same for distances × 2^k', () => {
    fc.assert(
      fc.property(pointDistances(), method, fc.integer({ min: -20, max: 20 }), ({ n, distance }, by, exponent) => {
        const scaled = distance.map((value) => value * 2 ** exponent);
        expect(orderOf(linkage(scaled, n, by), scaled)).toEqual(orderOf(linkage(distance, n, by), distance));
      }),
      { numRuns: propertyRuns() },
    );
  });
});

describe("optimalLeafOrder 'optimal'", () => {
  it.each([
    ['distances with ties', anyDistances(8)],
    ['distances of points', pointDistances(8)],
  ])('is the shortest of all orders that the tree admits, for %s', (_, distances) => {
    fc.assert(
      fc.property(distances, method, ({ n, distance }, by) => {
        const tree = linkage(distance, n, by);
        const least = Math.min(...admittedOrders(tree).map((order) => pathLength(order, distance, n)));
        const optimal = optimalLeafOrder(tree, distance, 'optimal');
        expect(Math.abs(pathLength(optimal, distance, n) - least)).toBeLessThanOrEqual(1e-14 * n * least);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it("keeps the root's left cluster on the left", () => {
    fc.assert(
      fc.property(anyDistances(), method, ({ n, distance }, by) => {
        const tree = linkage(distance, n, by);
        const left = n === 1 ? [0] : leafSets(tree)[tree.left[n - 2]];
        expect(left).toContain(optimalLeafOrder(tree, distance, 'optimal')[0]);
      }),
      { numRuns: propertyRuns() },
    );
  });
});

/** All 2^(n-1) orders: each merge with its children either way. */
function admittedOrders({ n, left, right }: Linkage): number[][] {
  const orders = Array.from({ length: n }, (_, leaf) => [[leaf]]);
  left.forEach((id, k) => {
    const joined = orders[id].flatMap((a) =>
      orders[right[k]].flatMap((b) => [
        [...a, ...b],
        [...b, ...a],
      ]),
    );
    orders.push(joined);
  });
  return orders[orders.length - 1];
}
