import { InvalidInputError } from '../errors.js';
import { columnsOf } from '../matrix/returns-matrix.js';
import { meanReturns } from '../moments/mean.js';
import { certificateFailure } from './certificate.js';
import { minByCuts } from './cuts/cutting-planes.js';
import { averageDrawdown, conditionalDrawdown, maxDrawdown, ulcerIndex } from './cuts/drawdown-risks.js';
import { entropicDrawdown, entropicValueAtRisk } from './cuts/entropic-risk.js';
import { lowerDeviation } from './cuts/lower-deviation.js';
import { giniMeanDifference, tailGini } from './cuts/ordered-risks.js';
import { runningSums } from './cuts/running-sums.js';
import type { ScenarioRisk } from './cuts/subgradient.js';
import { withLentMemory } from './memory.js';
import { minDownside } from './min-downside.js';
import type { Problem } from './problem.js';
import {
  absoluteDeviation,
  type KinkedRisk,
  type Scenarios,
  shortfall,
  tailRange,
  tailRisk,
} from './simplex/kinked-risks.js';
import { minKinked } from './simplex/min-kinked.js';
import type { Solution, SolveOptions } from './types.js';

const DEFAULT_ALPHA = 0.05;

/** The least of a risk measure of the train window's returns, which takes no covariance. */
export const SCENARIO_PROFILES = {
  min_cvar: ofKinks((scenarios, { options }) => tailRisk(scenarios, alphaOf(options))),
  min_mad: ofKinks(absoluteDeviation),
  min_flpm: ofKinks((scenarios, { options }) => shortfall(scenarios, minAcceptableReturnOf(options))),
  min_worst_case: ofKinks((scenarios, { returns }) => tailRisk(scenarios, 1 / returns.rows)),
  min_range: ofKinks((scenarios, { returns }) => tailRange(scenarios, 1 / returns.rows)),
  min_cvar_range: ofKinks((scenarios, { options }) => tailRange(scenarios, alphaOf(options))),
  min_cdar: ofDrawdowns((options) => conditionalDrawdown(alphaOf(options))),
  min_max_drawdown: ofDrawdowns(() => maxDrawdown),
  min_average_drawdown: ofDrawdowns(() => averageDrawdown),
  min_gini: ofCuts(() => giniMeanDifference),
  min_tail_gini: ofCuts((options) => tailGini(alphaOf(options))),
  min_evar: ofCuts((options) => entropicValueAtRisk(alphaOf(options))),
  min_edar: ofDrawdowns((options) => entropicDrawdown(alphaOf(options))),
  min_ulcer_index: ofDrawdowns(() => ulcerIndex),
  min_semi_variance: ofDownside(({ returns }) => meanReturns(returns)),
  min_slpm: ofDownside(({ returns, options }) => new Float64Array(returns.cols).fill(minAcceptableReturnOf(options))),
} satisfies Record<string, (problem: Problem) => Solution>;

function ofKinks(risk: (scenarios: Scenarios, problem: Problem) => KinkedRisk): (problem: Problem) => Solution {
  return (problem) => {
    const { returns, constraints } = problem;
    return withLentMemory((memory) => minKinked(risk({ returns, memory }, problem), constraints));
  };
}

function ofCuts(risk: (options: SolveOptions) => ScenarioRisk): (problem: Problem) => Solution {
  return ({ returns, constraints, options }) =>
    withLentMemory((memory) => minByCuts({ risk: risk(options), returns, memory }, constraints));
}

/** A measure of the drawdowns, which few of the running sums determine. */
function ofDrawdowns(risk: (options: SolveOptions) => ScenarioRisk): (problem: Problem) => Solution {
  return ({ returns, constraints, options }) =>
    withLentMemory((memory) =>
      minByCuts({ risk: risk(options), returns: runningSums(returns, memory), memory }, constraints),
    );
}

/**
 * The least mean square of what the portfolio is below its assets' centres; by cutting planes where the rows below are too
 * few to determine the weights.
 */
function ofDownside(centresOf: (problem: Problem) => Float64Array): (problem: Problem) => Solution {
  return (problem) => {
    const { returns, constraints } = problem;
    const { cols, values } = returns;
    const centres = centresOf(problem);
    const above = { ...returns, values: values.map((value, k) => value - centres[k % cols]) };
    const tilt = new Float64Array(cols);
    const columns = columnsOf(above).map((column) => column.map((value) => -value));
    const solution = minDownside({ columns, tilt }, constraints);
    if (certificateFailure(solution.certificate) === '') return solution;
    return withLentMemory((memory) => minByCuts({ risk: lowerDeviation, returns: above, memory }, constraints));
  };
}

function alphaOf({ alpha = DEFAULT_ALPHA }: SolveOptions): number {
  if (alpha > 0 && alpha < 1) return alpha;
  throw new InvalidInputError({
    where: 'solve: options.alpha',
    rule: 'a tail is a part of the distribution',
    got: alpha,
    expected: 'above 0 and below 1',
    cause: 'A percentage or a level of confidence was given for the probability of the tail.',
  });
}

function minAcceptableReturnOf({ minAcceptableReturn = 0 }: SolveOptions): number {
  if (Number.isFinite(minAcceptableReturn)) return minAcceptableReturn;
  throw new InvalidInputError({
    where: 'solve: options.minAcceptableReturn',
    rule: 'a shortfall is measured from a finite return',
    got: minAcceptableReturn,
    expected: 'a fraction per period, such as 0',
    cause: 'It was computed from an empty series.',
  });
}
