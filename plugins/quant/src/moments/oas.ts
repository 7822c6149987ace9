import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { biasedCovariance, meanVariance, sumOfSquares } from './biased-covariance.js';
import { type ShrunkCovariance, shrunkToIdentity } from './shrinkage.js';

/**
 * Oracle approximating shrinkage: (1 - δ)·S + δ·μ·I as in {@link ledoitWolf}, with the δ that is optimal for normal returns,
 * δ = (a + μ²) / ((T + 1)·(a - μ²/N)), a the mean of the squared elements of S, as scikit-learn's `OAS` has it: the terms
 * in 2/N of the paper, which vanish with N, are left out.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Chen, Wiesel, Eldar, Hero (2010), "Shrinkage algorithms for MMSE covariance estimation", eq. 23.
 */
export function oas(returns: ReturnsMatrix): ShrunkCovariance {
  const { covariance, rows, cols } = biasedCovariance(returns, 'oas');
  if (cols === 1) return { covariance, shrinkage: 0 };
  const target = meanVariance(covariance, cols);
  const squaredTarget = target * target;
  const meanSquare = sumOfSquares(covariance) / (cols * cols);
  const distance = (rows + 1) * (meanSquare - squaredTarget / cols);
  const shrinkage = distance > 0 ? Math.min(1, (meanSquare + squaredTarget) / distance) : 1;
  return shrunkToIdentity(covariance, cols, shrinkage);
}
