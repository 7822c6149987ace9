import { InvalidInputError } from '../../errors.js';
import { optimise } from './optimise.js';
import type { Optimum, ProgramInput } from './types.js';

/**
 * Efficient portfolios of a convex risk measure, from the least risk to the greatest mean return, at equal steps of the mean
 * return: each is the least risk of its target return, as {@link optimise} solves it. A portfolio that gains more than its target, at no more
 * risk, is followed by none that gains less.
 *
 * @param input - as {@link optimise} takes it, but for the objective; no NaN
 * @param points - how many, an integer of at least 2
 * @returns portfolios in ascending order of mean return and risk, N weights each
 * @throws {@link InvalidInputError} on fewer points, and as {@link optimise}
 *
 * Source: Markowitz (1952), "Portfolio selection".
 */
export function riskFrontier(input: Omit<ProgramInput, 'objective'>, points: number): Optimum[] {
  if (!(Number.isInteger(points) && points >= 2)) {
    throw new InvalidInputError({
      where: 'riskFrontier: points',
      rule: 'a frontier has two ends',
      got: points,
      expected: 'an integer of at least 2',
      cause: 'A step was given for a number of points.',
    });
  }
  let portfolio = optimise({ ...input, objective: { kind: 'least_risk' } });
  const unlimited = { kind: 'target_risk', targetRisk: Number.MAX_VALUE } as const;
  const greatest = optimise({ ...input, objective: unlimited }).meanReturn;
  const least = portfolio.meanReturn;
  const frontier = [portfolio];
  for (let k = 1; k < points; k++) {
    const step = least + (k / (points - 1)) * (greatest - least);
    // Where several portfolios have one risk, such as none, the one before may have gained more than it was asked for.
    const targetReturn = Math.max(step, portfolio.meanReturn);
    portfolio = optimise({ ...input, objective: { kind: 'target_return', targetReturn } });
    frontier.push(portfolio);
  }
  return frontier;
}
