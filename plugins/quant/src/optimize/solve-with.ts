import { NotSolvedError } from '../errors.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import type { RiskProfile } from '../names.js';
import { certified } from './certificate.js';
import { type Judgement, judgeAnswer } from './foreign-certificate.js';
import { excessFrontier } from './frontier-profiles.js';
import { conditionAt, covarianceAt, ladderOf } from './hardened-covariance.js';
import { attemptAt, unsolved } from './hardening.js';
import { NOTHING_GAINS, nothingGains } from './max-ratio.js';
import type { Problem } from './problem.js';
import type { Question } from './question.js';
import type { SolveInput } from './solve-input.js';
import type { Attempt, SolveResult } from './types.js';
import { spreadWeights, usableProblem } from './usable-problem.js';

/** A solver that is not of this package. */
export interface ForeignSolver {
  /** For the certificates. */
  readonly name: string;
  /** Weights in the order of the columns. @throws NotSolvedError when it has none to give */
  solve(question: Question): Promise<Float64Array>;
}

/**
 * `solve` by another solver: the same columns are dropped, the same covariance is given at the same ladder of ridge
 * intensities, and what it answers is certified here, within 1e-6 of budget, bounds and optimum.
 *
 * @returns N weights in the order of the columns, certificate, attempts and dropped columns
 * @throws as `solve`, and whatever else the solver throws
 *
 * Source: that of each profile, as `solve` defines it.
 */
export async function solveWith(solver: ForeignSolver, input: SolveInput): Promise<SolveResult> {
  const { profile } = input;
  const { problem, kept, dropped } = usableProblem(input);
  const hardens = profile !== 'equal_weight' && profile !== 'inverse_volatility';
  const attempts: Attempt[] = [];
  for (const ridge of hardens ? ladderOf(problem) : [0]) {
    const judgement = kept.length === 1 ? alone(problem) : await ask(solver, questionAt(profile, problem, ridge));
    const reason = 'refused' in judgement ? judgement.refused : '';
    attempts.push(attemptAt(ridge, reason, hardens ? conditionAt(problem, ridge) : () => null));
    if ('refused' in judgement) continue;
    const { weights, certificate } = judgement.solution;
    const status = attempts.length === 1 ? 'success' : 'fallback';
    return { weights: spreadWeights(weights, kept, input.returns.cols), certificate, status, attempts, dropped };
  }
  throw unsolved(profile, attempts);
}

function questionAt(profile: RiskProfile, problem: Problem, ridge: number): Question {
  const { returns, constraints } = problem;
  const covariance = profile === 'inverse_volatility' ? sampleCovariance(returns) : covarianceAt(problem, ridge);
  const { gains } = excessFrontier(covariance, problem);
  if (profile !== 'max_sharpe' || !nothingGains({ gains, constraints })) {
    return { profile, returns, covariance, gains, constraints };
  }
  // Packages have no answer to this: it is put to them as this package defines it.
  const noted = { ...constraints, notes: [...constraints.notes, NOTHING_GAINS] };
  return { profile: 'min_variance', returns, covariance, gains, constraints: noted };
}

/** One asset has all the weight: there is nothing to ask, and some solvers can't take it. */
function alone({ constraints }: Problem): Judgement {
  return { solution: certified(Float64Array.of(1), constraints, { solver: 'closed-form' }) };
}

async function ask(solver: ForeignSolver, question: Question): Promise<Judgement> {
  try {
    return judgeAnswer(solver.name, question, await solver.solve(question));
  } catch (error) {
    if (!(error instanceof NotSolvedError)) throw error;
    return { refused: error.message };
  }
}
