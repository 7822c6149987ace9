import { InvalidInputError } from '../errors.js';

/**
 * Equilibrium expected returns, λ·Σ·w: the excess returns under which an investor of that risk aversion holds w.
 *
 * @param covariance - N × N, symmetric, row-major, per period
 * @param weights - w, N weights of the reference portfolio, taken as they are
 * @param riskAversion - λ, above 0
 * @returns N excess returns, per period
 * @throws {@link InvalidInputError} when there are not N finite weights, or λ is not a number above 0
 *
 * Source: Black, Litterman (1992), "Global portfolio optimization".
 */
export function equilibriumReturns(
  covariance: Float64Array,
  weights: Float64Array,
  riskAversion: number,
): Float64Array {
  const n = Math.sqrt(covariance.length);
  if (weights.length !== n || !weights.every(Number.isFinite)) {
    throw new InvalidInputError({
      where: 'equilibriumReturns: weights',
      rule: 'each asset needs a finite weight',
      got: `${weights.filter(Number.isFinite).length} finite weights`,
      expected: `${n}`,
      cause: 'The weights belong to another universe than the returns.',
    });
  }
  if (!(riskAversion > 0 && riskAversion < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError({
      where: 'equilibriumReturns: riskAversion',
      rule: 'the risk aversion must be a positive number',
      got: riskAversion,
      expected: 'above 0, finite',
      cause: 'A risk tolerance, its inverse, was given.',
    });
  }
  return Float64Array.from({ length: n }, (_, i) =>
    weights.reduce((sum, weight, j) => sum + riskAversion * covariance[i * n + j] * weight, 0),
  );
}
