import { interpreterOf } from '../engines/python/interpreter.js';
import { GateError } from '../errors.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { counted } from '../report/format.js';

export interface Preflight {
  readonly workspaceRoot: string;
  /** Named in the message. */
  readonly where: string;
  readonly family: readonly ResolvedProfile[];
  /** Interpreter of the engines that run in Python; without it that of METAFOLIO_PYTHON or of the workspace. */
  readonly python?: string | undefined;
  /** Whether the solvers of this package are tried too. Default true. */
  readonly trySolvers?: boolean;
}

/** @throws GateError with every problem at once, each with its remedy; infeasible bounds are refused by the manifest before */
export async function requirePreflight({ where, python, trySolvers = true, ...checked }: Preflight): Promise<void> {
  // Loaded with the checks: most commands have no use for solvers and definitions.
  const { preflightProblems } = await import('./preflight-problems.js');
  const interpreter = python ?? interpreterOf(checked.workspaceRoot, process.env);
  const problems = await preflightProblems({ ...checked, python: interpreter, trySolvers });
  if (problems.length === 0) return;
  throw new GateError({
    where,
    rule: 'every precondition must hold before anything is computed',
    got: counted(problems.length, 'problem'),
    expected: 'none',
    cause: `What is wrong, and its remedy:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
  });
}
