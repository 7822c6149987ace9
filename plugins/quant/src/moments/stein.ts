import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { cholesky, choleskySolve } from '../optimize/cholesky.js';
import { meanReturns } from './mean.js';
import { symmetricEigenvalues } from './symmetric-eigenvalues.js';

/** What sample means are shrunk towards: their plain mean, or the mean return of the minimum variance portfolio. */
export const MEAN_TARGETS = ['grand_mean', 'volatility_weighted'] as const;
export type MeanTarget = (typeof MEAN_TARGETS)[number];

/** Σ of the returns, N × N, per period, and the target of the shrinkage. */
export interface SteinInput {
  readonly covariance: Float64Array;
  readonly target: MeanTarget;
}

/**
 * James-Stein means: (1 - β)·r̄ + β·b with β = (Σλ - 2·λ₁) / (T·‖r̄ - b‖²) within [0, 1], λ the eigenvalues of Σ, λ₁ their
 * largest. Where one factor rules (λ₁ above half of Σλ) no shrinkage improves on the sample means, and they stay; peers go on
 * to a β under 0 there, away from the target.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N means, per period
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1, or a singular Σ with the target `volatility_weighted`
 *
 * Source: Bock (1975), "Minimax estimators of the mean of a multivariate normal distribution", in the form of Meucci (2005),
 * "Risk and asset allocation", eq. 4.138, and its positive part.
 */
export function jamesSteinMean(returns: ReturnsMatrix, input: SteinInput): Float64Array {
  const means = meanReturns(returns);
  const target = targetOf(means, input, 'jamesSteinMean');
  const spread = means.reduce((sum, mean) => sum + (mean - target) * (mean - target), 0);
  const eigenvalues = symmetricEigenvalues(input.covariance, means.length);
  const excess = eigenvalues.reduce((sum, value) => sum + value, 0) - 2 * Math.max(...eigenvalues);
  const weight = spread === 0 ? 0 : Math.max(0, Math.min(1, excess / (returns.rows * spread)));
  return towards(means, target, weight);
}

/**
 * Bayes-Stein means: (1 - β)·r̄ + β·b with β = (N + 2) / (N + 2 + T·(r̄ - b)'Σ⁻¹(r̄ - b)).
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N means, per period
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or a singular Σ, which a sample covariance is for T ≤ N
 *
 * Source: Jorion (1986), "Bayes-Stein estimation for portfolio analysis", eq. 17.
 */
export function bayesSteinMean(returns: ReturnsMatrix, input: SteinInput): Float64Array {
  const means = meanReturns(returns);
  const target = targetOf(means, input, 'bayesSteinMean');
  const distances = means.map((mean) => mean - target);
  const solved = solveCovariance(input.covariance, distances, 'bayesSteinMean');
  const squares = distances.reduce((sum, distance, i) => sum + distance * solved[i], 0);
  const prior = means.length + 2;
  return towards(means, target, prior / (prior + returns.rows * squares));
}

function towards(means: Float64Array, target: number, weight: number): Float64Array {
  return means.map((mean) => mean + weight * (target - mean));
}

/** The grand mean, or 1'Σ⁻¹r̄ / 1'Σ⁻¹1. */
function targetOf(means: Float64Array, { covariance, target }: SteinInput, where: string): number {
  if (target === 'grand_mean') return means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const weights = solveCovariance(covariance, new Float64Array(means.length).fill(1), where);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return means.reduce((sum, mean, i) => sum + mean * weights[i], 0) / total;
}

function solveCovariance(covariance: Float64Array, right: Float64Array, where: string): Float64Array {
  const factor = cholesky(covariance, right.length);
  if (factor !== null) return choleskySolve(factor, right);
  throw new InvalidInputError({
    where: `${where}: covariance`,
    rule: 'the covariance must have full rank',
    got: `a singular matrix of ${right.length} assets`,
    expected: 'a positive definite matrix',
    cause: 'There are fewer rows than assets, or two columns are alike; take a shrunk covariance.',
  });
}
