import { InvalidInputError } from '../errors.js';
import { estimateExpectedReturns } from '../moments/expected-returns.js';
import type { Frontier } from './frontier.js';
import { maxRatio } from './max-ratio.js';
import { meanVariance } from './mean-variance.js';
import type { Problem } from './problem.js';
import { targetReturn } from './target-return.js';
import { targetVolatility } from './target-volatility.js';
import type { Solution, SolveOptions } from './types.js';

const DEFAULT_RISK_AVERSION = 1;

/** The risk profiles that are points of an efficient frontier, each solved exactly. */
export const FRONTIER_PROFILES = {
  max_sharpe: (covariance: Float64Array, problem: Problem) => maxRatio(excessFrontier(covariance, problem)),
  max_diversification: (covariance: Float64Array, { constraints }: Problem) => {
    const n = constraints.lower.length;
    const volatilities = constraints.lower.map((_, i) => Math.sqrt(covariance[i * n + i]));
    return maxRatio({ covariance, gains: volatilities, constraints });
  },
  mean_variance: (covariance: Float64Array, problem: Problem) =>
    meanVariance(meanFrontier(covariance, problem), riskAversionOf(problem.options)),
  target_return: (covariance: Float64Array, problem: Problem) =>
    targetReturn(meanFrontier(covariance, problem), required(problem.options, 'targetReturn')),
  target_volatility: (covariance: Float64Array, problem: Problem) =>
    targetVolatility(meanFrontier(covariance, problem), required(problem.options, 'targetVolatility')),
} satisfies Record<string, (covariance: Float64Array, problem: Problem) => Solution>;

/** The frontier of the expected returns. */
export function meanFrontier(covariance: Float64Array, { returns, constraints, options }: Problem): Frontier {
  const { expectedReturns = 'sample', covariance: estimator = 'sample', covarianceOptions = {} } = options;
  const gains = estimateExpectedReturns(returns, expectedReturns, { covariance: estimator, covarianceOptions });
  return { covariance, gains, constraints };
}

/** The frontier of the expected returns above the riskless rate. */
export function excessFrontier(covariance: Float64Array, problem: Problem): Frontier {
  const { riskFreeRate = 0 } = problem.options;
  requireFinite('riskFreeRate', riskFreeRate);
  const frontier = meanFrontier(covariance, problem);
  return { ...frontier, gains: frontier.gains.map((mean) => mean - riskFreeRate) };
}

function riskAversionOf({ riskAversion = DEFAULT_RISK_AVERSION }: SolveOptions): number {
  if (riskAversion > 0 && riskAversion < Number.POSITIVE_INFINITY) return riskAversion;
  throw new InvalidInputError({
    where: 'solve: options.riskAversion',
    rule: 'risk must cost something, and not everything',
    got: riskAversion,
    expected: 'above 0, finite',
    cause: 'Without aversion the answer is the asset of greatest mean; with no other aim it is min_variance.',
  });
}

function required(options: SolveOptions, name: 'targetReturn' | 'targetVolatility'): number {
  const target = options[name];
  requireFinite(name, target);
  return target;
}

function requireFinite(name: string, value: number | undefined): asserts value is number {
  if (Number.isFinite(value)) return;
  throw new InvalidInputError({
    where: `solve: options.${name}`,
    rule: 'the profile needs a finite number per period',
    got: value,
    expected: 'a fraction such as 0.0004, of one row of the returns',
    cause: 'It was left out, or computed from an empty series.',
  });
}
