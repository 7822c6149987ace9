import { describe, expect, it } from 'vitest';
import { GAP_STATISTICS, LINKAGE_METHODS } from '../names.js';
import { hierarchyDistance } from '../optimize/hierarchy.js';
import { hierarchicalCases } from '../optimize/testing/hierarchical-cases.js';
import { clusterCountByGap } from './gap-statistic.js';
import { linkage } from './linkage.js';
import { squareDistance } from './testing/distances.js';

describe.each(GAP_STATISTICS)('clusterCountByGap of %s', (kind) => {
  it.each(hierarchicalCases())('chooses as that package does on $name, by every linkage', ({ assets, n, expected }) => {
    const distance = hierarchyDistance(assets);
    for (const method of LINKAGE_METHODS) {
      const theirs = expected.cluster_count[method][kind] ?? 2;
      expect(clusterCountByGap(linkage(distance, n, method), distance, kind), method).toBe(theirs);
    }
  });

  it('is one for one leaf, and two for two', () => {
    expect(clusterCountByGap(linkage(Float64Array.of(0), 1, 'ward'), Float64Array.of(0), kind)).toBe(1);
    const pair = squareDistance(2, [0.5]);
    expect(clusterCountByGap(linkage(pair, 2, 'ward'), pair, kind)).toBe(2);
  });
});
