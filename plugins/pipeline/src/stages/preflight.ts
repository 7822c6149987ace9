import { GateError } from '../errors.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { counted } from '../report/format.js';
import { preflightProblems } from './preflight-problems.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

/** What must hold before anything is computed, of the meta and of everything below it. */
export function preflight({ workspaceRoot, profile, family, ledger }: StageRun<unknown>): StageProduct {
  requirePreflight({ workspaceRoot, where: `${profile}: preflight`, family });
  const checks = {
    engines: [...new Set(family.map(engineOf))].sort(),
    risk_profiles: [...new Set(family.flatMap(({ risk }) => risk.profiles))].sort(),
    profiles: family.map(({ name }) => name),
  };
  ledger.record({ step: 'preflight', phase: 'outcome', status: 'success', data: checks });
  return {
    files: new Map([['preflight.json', jsonFile(checks)]]),
    summary: `${counted(family.length, 'profile')} ready`,
  };
}

export interface Preflight {
  readonly workspaceRoot: string;
  /** Named in the message. */
  readonly where: string;
  readonly family: readonly ResolvedProfile[];
}

/** @throws GateError with every problem at once, each with its remedy; infeasible bounds are refused by the manifest before */
export function requirePreflight({ where, ...checked }: Preflight): void {
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

/** The engine that solves for the weights of a profile: of its assets, or of its sleeves. */
function engineOf(profile: ResolvedProfile): string {
  return profile.kind === 'meta' ? profile.meta_allocation.engine : profile.risk.engine;
}
