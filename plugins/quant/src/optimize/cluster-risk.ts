import { NotSolvedError } from '../errors.js';
import { columnsOf } from '../matrix/returns-matrix.js';
import { CLUSTER_RISKS, type ClusterRiskMeasure } from '../names.js';
import { requireKnown } from '../require-known.js';
import { type RiskMeasure, riskMeasure } from '../risk/risk-measures.js';
import type { Assets } from './assets.js';
import { addMultiple } from './covariance-product.js';

/** A risk measure on the portfolios of some assets. */
export interface ClusterRisk {
  /** N risks of the assets alone. */
  readonly ofAssets: Float64Array;
  /** Risk of a portfolio of the members, whose weights are given in the members' order. */
  readonly of: (members: ArrayLike<number>, weights: Float64Array) => number;
}

/**
 * The measure of that name on the assets: variance and standard deviation by the covariance, every other by the series of
 * the portfolio, its weights held fixed, with the parameters of `riskMeasure` by default.
 *
 * @param ridge - by which the correlations of the covariance are shrunk, in [0, 1]
 * @throws {@link InvalidInputError} on an unknown name
 * @throws {@link NotSolvedError} when the risk of an asset or portfolio is not positive, so that it has no inverse
 */
export function clusterRisk(measure: ClusterRiskMeasure, assets: Assets, ridge = 0): ClusterRisk {
  requireKnown(measure, CLUSTER_RISKS, 'clusterRisk: measure');
  if (measure === 'variance') return covarianceRisk(assets.covariance, ridge, (variance) => variance);
  if (measure === 'standard_deviation') return covarianceRisk(assets.covariance, ridge, Math.sqrt);
  if (measure === 'semi_deviation') return seriesRisk('semi_variance', assets, Math.sqrt);
  return seriesRisk(measure, assets, (risk) => risk);
}

function covarianceRisk(
  covariance: Float64Array,
  ridge: number,
  ofVariance: (variance: number) => number,
): ClusterRisk {
  const n = Math.sqrt(covariance.length);
  return {
    ofAssets: Float64Array.from({ length: n }, (_, i) => ofVariance(covariance[i * n + i])),
    of: (members, weights) => ofVariance(variance({ covariance, kept: 1 - ridge }, members, weights)),
  };
}

function seriesRisk(name: RiskMeasure, { returns }: Assets, scaled: (risk: number) => number): ClusterRisk {
  const columns = columnsOf(returns);
  const riskOf = (series: Float64Array, whose: string) =>
    requirePositive(scaled(riskMeasure(name, series)), name, whose);
  return {
    ofAssets: Float64Array.from(columns, (column, i) => riskOf(column, returns.assets[i])),
    of: (members, weights) => {
      const portfolio = new Float64Array(returns.rows);
      weights.forEach((weight, a) => {
        addMultiple(portfolio, weight, columns[members[a]]);
      });
      return riskOf(portfolio, `a cluster of ${members.length}`);
    },
  };
}

function requirePositive(risk: number, name: string, whose: string): number {
  if (risk > 0) return risk;
  throw new NotSolvedError({
    where: `clusterRisk: ${name} of ${whose}`,
    rule: 'a budget is shared by the inverse of risks, which must be positive',
    got: risk,
    expected: 'above 0',
    cause: 'It has hardly lost in the window; take a measure of deviation instead.',
  });
}

interface Shrunk {
  readonly covariance: Float64Array;
  /** What a ridge leaves of a correlation. */
  readonly kept: number;
}

function variance({ covariance, kept }: Shrunk, members: ArrayLike<number>, weights: Float64Array): number {
  const n = Math.sqrt(covariance.length);
  let offDiagonal = 0;
  let diagonal = 0;
  for (let a = 0; a < members.length; a++) {
    const row = members[a] * n;
    // Two sums, because one would wait for each of its additions.
    let [even, odd] = [a % 2 === 1 ? covariance[row + members[a - 1]] * weights[a - 1] : 0, 0];
    for (let b = 1; b < a; b += 2) {
      even += covariance[row + members[b - 1]] * weights[b - 1];
      odd += covariance[row + members[b]] * weights[b];
    }
    offDiagonal += weights[a] * (even + odd);
    diagonal += weights[a] * weights[a] * covariance[row + members[a]];
  }
  return diagonal + 2 * kept * offDiagonal;
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
