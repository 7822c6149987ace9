import { QuantError, returnsMatrix, solve } from '@metafolio/quant';
import { GateError, PipelineError } from '../errors.js';
import type { ResolvedMeta } from '../manifest/index.js';
import type { JsonObject } from '../storage/json-value.js';
import { openRun } from '../storage/open-run.js';
import type { ChildRun } from './children.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

type Config = Pick<ResolvedMeta, 'sleeves' | 'meta_allocation' | 'risk'>;

/** What must hold before anything is computed; every problem at once, each with its remedy. Infeasible bounds are refused by the manifest. */
export function preflight({
  workspaceRoot,
  profile,
  config,
  inputs,
  children,
  ledger,
}: StageRun<Config>): StageProduct {
  const problems = [
    ...config.risk.profiles.flatMap(solverProblems),
    ...children.flatMap((child) => pinProblems(child, { workspaceRoot, inputs })),
  ];
  if (problems.length > 0) {
    throw new GateError({
      where: `${profile}: preflight`,
      rule: 'every precondition must hold before anything is computed',
      got: `${problems.length} problem${problems.length === 1 ? '' : 's'}`,
      expected: 'none',
      cause: `What is wrong, and its remedy:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    });
  }
  const checks = {
    engine: config.meta_allocation.engine,
    risk_profiles: config.risk.profiles,
    sleeves: children.map(({ id }) => id),
  };
  ledger.record({ step: 'preflight', phase: 'outcome', status: 'success', data: checks });
  return {
    files: new Map([['preflight.json', jsonFile(checks)]]),
    summary: `${config.risk.profiles.length} profiles, ${children.length} children ready`,
  };
}

/** Each solver must answer a problem of two assets, with its certificate. */
function solverProblems(riskProfile: Config['risk']['profiles'][number]): string[] {
  try {
    const returns = returnsMatrix(['a', 'b'], Float64Array.of(0.01, 0.01, -0.01, 0.01, 0.01, -0.01, -0.01, -0.01));
    const { weights } = solve({ profile: riskProfile, returns, options: { clusters: [0, 1], regime: 'NORMAL' } });
    const error = Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1);
    return error <= 1e-12
      ? []
      : [`${riskProfile}: the solver self-test misses the budget by ${error}; reinstall @metafolio/quant`];
  } catch (error) {
    if (!(error instanceof QuantError)) throw error;
    return [`${riskProfile}: the solver self-test failed (${error.message})`];
  }
}

/** A pinned run must be in the archive, whole, under its own id. */
function pinProblems(
  { id, runId, directory }: ChildRun,
  { workspaceRoot, inputs }: Pick<StageRun<Config>, 'workspaceRoot' | 'inputs'>,
): string[] {
  if (runId === undefined) return [];
  const remedy = 'restore it from where it was archived, or take run_id out of the manifest';
  if (!inputs.has(directory)) return [`sleeve ${id}: there is no run ${directory} with a receipt.json; ${remedy}`];
  try {
    const { run } = openRun(workspaceRoot, directory);
    // Read through the inputs as well: this stage is to run again when a file of the run is not as it was.
    for (const name of ['run.json', ...Object.keys(run.digests as JsonObject)]) inputs.artifact(directory, name);
    return run.run_id === runId
      ? []
      : [`sleeve ${id}: ${directory} holds the run ${String(run.run_id)}, not the pinned ${runId}; ${remedy}`];
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [`sleeve ${id}: the run ${directory} is damaged; ${remedy}. ${error.message}`];
  }
}
