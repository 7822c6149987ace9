import { healthSummary, openRun, PipelineError, type RunFile, requireHealthy, runHealth } from '@metafolio/pipeline';

export interface HealthOptions {
  readonly workspaceRoot: string;
  /** Workspace-relative folder of a run, assembled or archived. */
  readonly directory: string;
  /** Least share of the requested windows that each risk profile must have solved. */
  readonly threshold: number;
  /** Risk profiles to judge; every one of the run when none is named. */
  readonly profiles: readonly string[];
  readonly json: boolean;
}

/**
 * Judges a run by its ledger alone: how the requested windows of each risk profile ended. A profile without any decision in the
 * ledger fails.
 *
 * @returns the exit status: 0 healthy, 1 not
 * @throws PipelineError when the run is not whole
 */
export function health({ workspaceRoot, directory, threshold, profiles: named, json }: HealthOptions): number {
  const run = openRun(workspaceRoot, directory);
  const { risk_profiles } = run.run as unknown as RunFile;
  const profiles = runHealth(run.ledger(), named.length > 0 ? named : risk_profiles);
  process.stdout.write(json ? `${JSON.stringify({ threshold, profiles }, null, 2)}\n` : healthSummary(profiles));
  try {
    requireHealthy({ where: directory, threshold, profiles });
    return 0;
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
