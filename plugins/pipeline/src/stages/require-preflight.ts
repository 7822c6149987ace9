import { GateError } from '../errors.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { counted } from '../report/format.js';

export interface Preflight {
  readonly workspaceRoot: string;
  /** Named in the message. */
  readonly where: string;
  readonly family: readonly ResolvedProfile[];
}

/** @throws GateError with every problem at once, each with its remedy; infeasible bounds are refused by the manifest before */
export async function requirePreflight({ where, ...checked }: Preflight): Promise<void> {
  // Loaded with the checks: most commands have no use for solvers and definitions.
  const { preflightProblems } = await import('./preflight-problems.js');
  const problems = preflightProblems(checked);
  if (problems.length === 0) return;
  throw new GateError({
    where,
    rule: 'every precondition must hold before anything is computed',
    got: counted(problems.length, 'problem'),
    expected: 'none',
    cause: `What is wrong, and its remedy:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
  });
}
