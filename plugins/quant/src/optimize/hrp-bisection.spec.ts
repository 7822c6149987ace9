import { describe, expect, it } from 'vitest';
import { clusterRisk } from './cluster-risk.js';
import { constraintsFor } from './constraints.js';
import { bisectLeafOrder } from './hrp-bisection.js';
import { ofCovariance } from './testing/known-assets.js';
import { largestDifference } from './testing/largest-difference.js';

const varianceOn = (covariance: Float64Array) => clusterRisk('variance', ofCovariance(covariance));

const DIAGONAL = Float64Array.from([1, 0, 0, 0, 2, 0, 0, 0, 4]);

describe('bisectLeafOrder', () => {
  it('puts the shorter half first: of three, one against two', () => {
    // Variances: asset 2 alone 4; assets 0 and 1 in inverse proportion 2/3. So asset 2 gets (2/3)/(4 + 2/3) = 1/7.
    const weights = bisectLeafOrder(varianceOn(DIAGONAL), Int32Array.of(2, 0, 1));
    expect(largestDifference(weights, [4 / 7, 2 / 7, 1 / 7])).toBeLessThanOrEqual(1e-15);
  });

  it('uses the correlations within a half, and not those between halves', () => {
    // Halves {0} and {1, 2}: 1 and 2 in proportion 4 to 2 with covariance 1: (16·2 + 4·4 + 2·8·1)/36 = 16/9.
    const covariance = Float64Array.from([1, 0.3, 0.7, 0.3, 2, 1, 0.7, 1, 4]);
    const weights = bisectLeafOrder(varianceOn(covariance), Int32Array.of(0, 1, 2));
    const first = 16 / 9 / (1 + 16 / 9);
    expect(weights[0]).toBeCloseTo(first, 15);
    expect(weights[1]).toBeCloseTo(((1 - first) * 4) / 6, 15);
  });

  it('moves a split as little as the bounds ask', () => {
    const bounds = constraintsFor(3, { minWeight: 0.2, maxWeight: 0.45 });
    const weights = bisectLeafOrder(varianceOn(DIAGONAL), Int32Array.of(2, 0, 1), bounds);
    expect(largestDifference(weights, [0.45, 0.35, 0.2])).toBeLessThanOrEqual(1e-15);
  });
});
