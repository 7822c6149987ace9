import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { meanFrontier } from './frontier-profiles.js';
import { solve } from './solve.js';
import type { SolveOptions, SolveResult } from './types.js';
import { usableProblem } from './usable-problem.js';

/** The expected returns of a frontier do not ask for its covariance. */
const NO_COVARIANCE = new Float64Array(0);
/** A target volatility that excludes nothing, so that the greatest mean return is the answer. */
const UNLIMITED = Number.MAX_VALUE;

export interface FrontierPortfolio extends SolveResult {
  /** Expected return of the portfolio per period. */
  readonly meanReturn: number;
}

/**
 * Efficient portfolios from the least variance to the greatest mean return, at equal steps of the mean return, each
 * solved exactly as `target_return` is.
 *
 * @param returns - T × N simple returns, T ≥ 2; a column with NaN or without variance is dropped, as {@link solve} does
 * @param points - how many, an integer of at least 2
 * @param options - covariance, ridge, bounds and caps
 * @returns portfolios in ascending order of mean return
 * @throws {@link InvalidInputError} on fewer points, and as {@link solve}
 *
 * Source: Markowitz (1952), "Portfolio selection".
 */
export function efficientFrontier(
  returns: ReturnsMatrix,
  points: number,
  options: SolveOptions = {},
): FrontierPortfolio[] {
  if (!(Number.isInteger(points) && points >= 2)) {
    throw new InvalidInputError({
      where: 'efficientFrontier: points',
      rule: 'a frontier has two ends',
      got: points,
      expected: 'an integer of at least 2',
      cause: 'A step was given for a number of points.',
    });
  }
  const { problem, kept } = usableProblem({ profile: 'target_return', returns, options });
  const { gains } = meanFrontier(NO_COVARIANCE, problem);
  const meanOf = ({ weights }: SolveResult) => kept.reduce((sum, j, k) => sum + weights[j] * gains[k], 0);
  const safest = solve({ profile: 'min_variance', returns, options });
  const boldest = solve({
    profile: 'target_volatility',
    returns,
    options: { ...options, targetVolatility: UNLIMITED },
  });
  const [least, greatest] = [meanOf(safest), meanOf(boldest)];
  const inner = Array.from({ length: points - 2 }, (_, k) => {
    const targetReturn = least + ((k + 1) / (points - 1)) * (greatest - least);
    return solve({ profile: 'target_return', returns, options: { ...options, targetReturn } });
  });
  return [safest, ...inner, boldest].map((portfolio) => ({ ...portfolio, meanReturn: meanOf(portfolio) }));
}
