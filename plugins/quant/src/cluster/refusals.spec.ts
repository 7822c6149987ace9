import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { codependenceDistance } from './codependence-distance.js';
import { cutAtHeight } from './cut.js';
import { correlationDistance } from './distance.js';
import { linkage } from './linkage.js';
import { optimalLeafOrder } from './optimal-leaf-order.js';

const pair = Float64Array.of(0, 1, 1, 0);

describe('clustering says what it refuses, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'cutAtHeight: threshold: the threshold is a height of the tree, got NaN (expected a number). The manifest has no selection.threshold.',
      () => cutAtHeight(linkage(pair, 2, 'single'), Number.NaN, 2),
    ],
    [
      'cutAtHeight: maxClusters: at least one cluster must be allowed, got 0 (expected a whole number, 1 or more). The cap on clusters was left out or computed from an empty universe.',
      () => cutAtHeight(linkage(pair, 2, 'single'), 1, 0),
    ],
    [
      'cutAtHeight: maxClusters: at least one cluster must be allowed, got 1.5 (expected a whole number, 1 or more). The cap on clusters was left out or computed from an empty universe.',
      () => cutAtHeight(linkage(pair, 2, 'single'), 1, 1.5),
    ],
    [
      'correlationDistance: correlation, row 0, column 1: a correlation lies between -1 and 1, got -1.1 (expected -1 to 1). A covariance matrix was given for a correlation matrix.',
      () => correlationDistance(Float64Array.of(1, -1.1, -1.1, 1), 2),
    ],
    [
      'correlationDistance: correlation: the matrix must be square, one row and column an asset, got 4 values for n = 3 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => correlationDistance(pair, 3),
    ],
    [
      'linkage: distance: the matrix must be square, one row and column an asset, got 4 values for n = 3 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => linkage(pair, 3, 'single'),
    ],
    [
      'linkage: distance, row 1, column 1: every element must be a finite number, got NaN (expected no NaN, no infinity). A column without observations reached the estimator.',
      () => linkage(Float64Array.of(0, 1, 1, Number.NaN), 2, 'single'),
    ],
    [
      'linkage: distance, row 1, column 0: a distance must not be negative, got -1 (expected at least 0). A correlation matrix was given for a distance matrix.',
      () => linkage(Float64Array.of(0, 1, -1, 0), 2, 'single'),
    ],
    [
      'codependenceDistance: matrix: the matrix must be square, one row and column an asset, got 4 values for n = 3 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => codependenceDistance(pair, 3, 'distance_correlation'),
    ],
    [
      'codependenceDistance: name: the name must be known, got beta (expected pearson, spearman, kendall, abs_pearson, abs_spearman, abs_kendall, distance_correlation, lower_tail). The name is misspelt, or belongs to a later version.',
      () => codependenceDistance(pair, 2, 'beta' as 'pearson'),
    ],
    [
      'optimalLeafOrder: distance: the matrix must be square, one row and column an asset, got 9 values for n = 2 (expected n × n values, n ≥ 1). The matrix was made from another list of assets.',
      () => optimalLeafOrder(linkage(pair, 2, 'single'), new Float64Array(9), 'scipy'),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
