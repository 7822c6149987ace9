import { requireKnown } from '../require-known.js';
import type { Assets } from './assets.js';

/** The risk measures by which a hierarchical profile shares a budget, by the names of the manifest. */
export const CLUSTER_RISKS = ['variance', 'standard_deviation'] as const;
export type ClusterRiskMeasure = (typeof CLUSTER_RISKS)[number];

/** A risk measure on the portfolios of some assets. */
export interface ClusterRisk {
  /** N risks of the assets alone. */
  readonly ofAssets: Float64Array;
  /** Risk of a portfolio of the members, whose weights are given in the members' order. */
  readonly of: (members: ArrayLike<number>, weights: Float64Array) => number;
}

/**
 * The measure of that name on the assets: variance and standard deviation by the covariance, every other by the series of
 * the portfolio, its weights held fixed.
 *
 * @throws {@link InvalidInputError} on an unknown name
 */
export function clusterRisk(measure: ClusterRiskMeasure, assets: Assets): ClusterRisk {
  requireKnown(measure, CLUSTER_RISKS, 'clusterRisk: measure');
  return covarianceRisk(assets.covariance, measure === 'variance' ? (variance) => variance : Math.sqrt);
}

function covarianceRisk(covariance: Float64Array, ofVariance: (variance: number) => number): ClusterRisk {
  const n = Math.sqrt(covariance.length);
  return {
    ofAssets: Float64Array.from({ length: n }, (_, i) => ofVariance(covariance[i * n + i])),
    of: (members, weights) => ofVariance(variance(covariance, members, weights)),
  };
}

function variance(covariance: Float64Array, members: ArrayLike<number>, weights: Float64Array): number {
  const n = Math.sqrt(covariance.length);
  let offDiagonal = 0;
  let diagonal = 0;
  for (let a = 0; a < members.length; a++) {
    const row = members[a] * n;
    let before = 0;
    for (let b = 0; b < a; b++) before += covariance[row + members[b]] * weights[b];
    offDiagonal += weights[a] * before;
    diagonal += weights[a] * weights[a] * covariance[row + members[a]];
  }
  return diagonal + 2 * offDiagonal;
}

/** The members' weights in inverse proportion to their risks. */
export function inverseRiskWeights({ ofAssets }: ClusterRisk, members: ArrayLike<number>): Float64Array {
  const weights = new Float64Array(members.length);
  let total = 0;
  for (let a = 0; a < weights.length; a++) {
    weights[a] = 1 / ofAssets[members[a]];
    total += weights[a];
  }
  for (let a = 0; a < weights.length; a++) weights[a] /= total;
  return weights;
}
