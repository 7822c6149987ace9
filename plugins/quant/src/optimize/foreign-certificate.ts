import { certificateFailure, certified, type Tolerances } from './certificate.js';
import { covarianceTimes, dot } from './covariance-product.js';
import { constraintViolation, projectOntoConstraints } from './feasible-set.js';
import { kktResidual } from './kkt-residual.js';
import { type Quadratic, varianceOnly } from './quadratic.js';
import type { Question } from './question.js';
import { equalBudgets } from './risk-parity.js';
import { riskShareEvidence } from './risk-share-evidence.js';
import type { Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/** What a solver in floating point may miss the budget, a bound, a cap or its optimum by. */
const ROUNDING = 1e-6;

/** The weights themselves are brought back to the budget and the bounds before they are used. */
const FOREIGN: Tolerances = {
  budgetError: 1e-12,
  boundViolation: 1e-12,
  kktResidual: ROUNDING,
  dualityGap: ROUNDING,
  // What a solver with a cone of logarithms comes to, measured on portfolios of two and three assets; of many it is far less.
  riskShareError: 5 * ROUNDING,
};

export type Judgement = { readonly solution: Solution } | { readonly refused: string };

/**
 * Judges what another solver answered: numbers, one a column, that sum to 1, within the bounds and caps of a profile that is
 * an optimum, all within 1e-6, and with the evidence of the profile: KKT residual within 1e-6, risk shares within 5e-6. The rounding that
 * is left is projected away, and the certificate is that of the weights after it.
 *
 * @param solver - its name, for the certificate
 * @param answer - what it answered to the question
 */
export function judgeAnswer(solver: string, question: Question, answer: Float64Array): Judgement {
  const n = question.gains.length;
  const numbers = answer.filter(Number.isFinite).length;
  if (answer.length !== n || numbers !== n) return { refused: `${numbers} numbers for ${n} weights` };
  const total = answer.reduce((sum, w) => sum + w, 0);
  if (!(Math.abs(total - 1) <= ROUNDING)) return { refused: `the weights sum to ${total}` };
  const solution = isOptimum(question)
    ? optimum(solver, question, answer)
    : rule(solver, question, { answer: answer.map((w) => w / total) });
  if ('refused' in solution) return solution;
  const failure = certificateFailure(solution.certificate, FOREIGN);
  return failure === '' ? { solution } : { refused: failure };
}

function isOptimum({ profile }: Question): boolean {
  return profile === 'min_variance' || profile === 'max_sharpe';
}

/** The bounds are constraints of the solver. */
function optimum(solver: string, question: Question, answer: Float64Array): Solution | { refused: string } {
  const { constraints } = question;
  const violation = constraintViolation(answer, constraints);
  if (!(violation <= ROUNDING)) return { refused: `bound violation ${violation} above ${ROUNDING}` };
  const weights = projectOntoConstraints(answer, constraints);
  const objective = question.profile === 'min_variance' ? varianceOnly(question.covariance) : ratio(question, weights);
  if (objective === null) return { refused: 'the weights gain nothing for their risk' };
  return certified(weights, constraints, { solver, kktResidual: kktResidual(objective, weights, constraints) });
}

/** The objective whose minimum the greatest ratio of gain to volatility is, at these weights; null without a gain. */
function ratio({ covariance, gains }: Question, weights: Float64Array): Quadratic | null {
  const gain = dot(gains, weights);
  const variance = dot(weights, covarianceTimes(covariance, weights));
  return gain > 0 ? { covariance, gains, tolerance: variance / gain } : null;
}

/** The profile knows no bounds: they are met as its own solution meets them. */
function rule(solver: string, question: Question, { answer }: { answer: Float64Array }): Solution {
  const { profile, covariance, constraints } = question;
  const { weights, notes } = withinConstraints(answer, constraints);
  if (profile !== 'risk_parity' || notes.length > 0) return certified(weights, constraints, { solver, notes });
  const { riskShareError } = riskShareEvidence(weights, covariance, equalBudgets(weights.length));
  return certified(weights, constraints, { solver, notes, riskShareError });
}
