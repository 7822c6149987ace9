import { describe, expect, it } from 'vitest';
import { linkage } from '../cluster/linkage.js';
import { clusterRisk } from './cluster-risk.js';
import { weighDendrogram } from './hrp-dendrogram.js';
import { ofCovariance } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';

const varianceOn = (covariance: Float64Array) => clusterRisk('variance', ofCovariance(covariance));

describe('weighDendrogram', () => {
  it('weighs each merge by the variances of the portfolios below it, their covariances included', () => {
    // Assets 0 and 1 merge first: 2/3 and 1/3, variance (4·1 + 1·2 + 2·2·0.5)/9 = 8/9; then asset 2 of variance 4.
    const covariance = Float64Array.from([1, 0.5, 9, 0.5, 2, 9, 9, 9, 4]);
    const tree = linkage(Float64Array.from([0, 1, 5, 1, 0, 6, 5, 6, 0]), 3, 'single');
    const pair = 4 / (4 + 8 / 9);
    const weights = weighDendrogram(varianceOn(covariance), tree);
    expect(largestDifference(weights, [(pair * 2) / 3, pair / 3, 1 - pair])).toBeLessThanOrEqual(1e-15);
  });

  it('splits where the tree does, not in the middle: a chain of four', () => {
    const identity = Float64Array.from({ length: 16 }, (_, k) => (k % 5 === 0 ? 1 : 0));
    const chain = Float64Array.from([0, 1, 9, 9, 1, 0, 2, 9, 9, 2, 0, 4, 9, 9, 4, 0]);
    // Pair 1/2 of variance 1/2; with the third 2/3 against 1/3, variance 1/3; with the fourth 3/4 against 1/4.
    const weights = weighDendrogram(varianceOn(identity), linkage(chain, 4, 'single'));
    expect(largestDifference(weights, [0.25, 0.25, 0.25, 0.25])).toBeLessThanOrEqual(1e-15);
  });
});
