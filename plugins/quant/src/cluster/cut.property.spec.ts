import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINKAGE_METHODS } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { cutAtHeight } from './cut.js';
import { linkage } from './linkage.js';
import { anyDistances } from './testing/distances.js';

const threshold = fc.integer({ min: -1, max: 65 }).map((sixteenths) => sixteenths / 16);

describe('cutAtHeight', () => {
  it('of a single linkage gives the components that links up to the threshold make', () => {
    fc.assert(
      fc.property(anyDistances(), threshold, ({ n, distance }, height) => {
        expect(cutAtHeight(linkage(distance, n, 'single'), height, n)).toEqual(components(distance, n, height));
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('gives at most so many clusters as allowed, exactly so many where it has to cut higher', () => {
    fc.assert(
      fc.property(
        anyDistances(),
        threshold,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...LINKAGE_METHODS),
        ({ n, distance }, height, maxClusters, method) => {
          const tree = linkage(distance, n, method);
          const free = new Set(cutAtHeight(tree, height, n)).size;
          const capped = new Set(cutAtHeight(tree, height, maxClusters)).size;
          expect(capped).toBe(Math.min(free, maxClusters));
        },
      ),
      { numRuns: propertyRuns() },
    );
  });

  it('numbers clusters in the order of their first columns, without gaps', () => {
    fc.assert(
      fc.property(anyDistances(), threshold, fc.constantFrom(...LINKAGE_METHODS), ({ n, distance }, height, method) => {
        const labels = cutAtHeight(linkage(distance, n, method), height, n);
        const firstSeen = Array.from(new Set(labels));
        expect(firstSeen).toEqual(Array.from(firstSeen.keys()));
      }),
      { numRuns: propertyRuns() },
    );
  });
});

/** Labels of the connected components of the graph of all pairs within the height, by spreading from each first leaf. */
function components(distance: Float64Array, n: number, height: number): number[] {
  const labels = new Array<number>(n).fill(-1);
  const spread = (leaf: number, label: number) => {
    labels[leaf] = label;
    for (let other = 0; other < n; other++) {
      if (labels[other] === -1 && distance[leaf * n + other] <= height) spread(other, label);
    }
  };
  for (let leaf = 0; leaf < n; leaf++) {
    if (labels[leaf] === -1) spread(leaf, Math.max(-1, ...labels) + 1);
  }
  return labels;
}
