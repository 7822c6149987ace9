import { NotSolvedError, type Violation } from '../errors.js';
import { certificateFailure } from './certificate.js';
import type { Attempt, Solution, SolveResult } from './types.js';

/** Ridge intensities after the first, each tried when all before it failed. */
const HARDER = [0.15, 0.5, 0.95];

/** What one rung of the ladder gave: the answer to be judged, and how to find the condition of the matrix it was asked of. */
export interface RungResult {
  readonly solution: Solution;
  readonly conditionNumber: () => number | null;
}

/** No rung of the hardening ladder gave a solution whose certificate holds; `attempts` says why for each. */
export class HardeningError extends NotSolvedError {
  readonly attempts: readonly Attempt[];

  constructor(violation: Violation, attempts: readonly Attempt[]) {
    super(violation);
    this.attempts = attempts;
  }
}

/** The ladder from a first intensity upwards. */
export function ridgeLadder(first: number): number[] {
  return [first, ...HARDER.filter((intensity) => intensity > first)];
}

/**
 * Climbs the ladder until a certificate holds; a certificate that does not is a failed attempt.
 *
 * @param ladder - ridge intensities, ascending
 * @param rung - solves at one intensity
 * @throws {@link HardeningError} when no rung holds
 */
export function climb(
  profile: string,
  ladder: readonly number[],
  rung: (ridge: number) => RungResult,
): Pick<SolveResult, 'weights' | 'certificate' | 'status' | 'attempts'> {
  const attempts: Attempt[] = [];
  for (const ridge of ladder) {
    const { solution, conditionNumber } = rung(ridge);
    const reason = certificateFailure(solution.certificate);
    attempts.push(attemptAt(ridge, reason, conditionNumber));
    if (reason === '') return { ...solution, status: attempts.length === 1 ? 'success' : 'fallback', attempts };
  }
  throw unsolved(profile, attempts);
}

/** The error of a ladder without a rung that holds. */
export function unsolved(profile: string, attempts: readonly Attempt[]): HardeningError {
  const violation = {
    where: `solve: ${profile}`,
    rule: 'one rung of the hardening ladder must be solved',
    got: attempts.map(({ ridge, reason }) => `ridge ${ridge}: ${reason}`).join(' | '),
    expected: 'a certificate within its tolerances',
    cause: 'The returns do not determine the weights; look at the columns with extreme values.',
  };
  return new HardeningError(violation, attempts);
}

/** The condition number takes far longer than a solve, so that it waits until somebody reads it. */
export function attemptAt(ridge: number, reason: string, conditionNumber: () => number | null): Attempt {
  let known: number | null | undefined;
  return {
    ridge,
    get conditionNumber() {
      known = known === undefined ? conditionNumber() : known;
      return known;
    },
    outcome: reason === '' ? 'solved' : 'failed',
    reason,
  };
}
