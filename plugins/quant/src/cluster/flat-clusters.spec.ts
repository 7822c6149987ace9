import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { cutAtHeight } from './cut.js';
import { flatClusters } from './flat-clusters.js';
import { linkage } from './linkage.js';
import { membersOf } from './members.js';
import { pointDistances, squareDistance } from './testing/distances.js';

describe('flatClusters', () => {
  const chain = () => linkage(squareDistance(4, [1, 9, 9, 2, 9, 4]), 4, 'single');

  it.each([
    [1, [6]],
    [2, [3, 5]],
    [3, [3, 2, 4]],
    [4, [3, 2, 0, 1]],
  ])('undoes the last merges until %i are left', (k, ids) => {
    expect(flatClusters(chain(), k)).toEqual(ids);
  });

  it('has the members of the cut at so many clusters', () => {
    fc.assert(
      fc.property(pointDistances(), fc.nat(), ({ n, distance }, choice) => {
        const k = 1 + (choice % n);
        const tree = linkage(distance, n, 'ward');
        const clusters = flatClusters(tree, k).map((id) => Array.from(membersOf(tree)(id)).sort((a, b) => a - b));
        const labels = cutAtHeight(tree, Number.NEGATIVE_INFINITY, k);
        const byLabel = Array.from({ length: k }, (_, label) =>
          Array.from(labels.keys()).filter((i) => labels[i] === label),
        );
        expect(clusters.toSorted((a, b) => a[0] - b[0])).toEqual(byLabel);
      }),
      { numRuns: propertyRuns() },
    );
  });
});
