import { type LedgerEntry, ledgerSummary, openRun } from '@metafolio/pipeline';

export interface LedgerOptions {
  readonly workspaceRoot: string;
  /** Workspace-relative folder of a run, assembled or archived. */
  readonly directory: string;
  readonly json: boolean;
}

/**
 * Tells for every window of a run what was decided and why.
 *
 * @returns the exit status 0
 * @throws PipelineError when the run is not whole or its chain is broken
 */
export function showLedger({ workspaceRoot, directory, json }: LedgerOptions): number {
  const entries = openRun(workspaceRoot, directory).ledger();
  process.stdout.write(json ? `${JSON.stringify(entries, null, 2)}\n` : ledgerSummary(entries));
  return 0;
}

/**
 * Checks the chain of a run from its genesis to the head that run.json and the receipt name.
 *
 * @returns the exit status 0
 * @throws PipelineError naming the entry where the chain breaks, and what was expected there
 */
export function checkLedger({ workspaceRoot, directory, json }: LedgerOptions): number {
  const entries = openRun(workspaceRoot, directory).ledger();
  const { hash: head } = entries.at(-1) as LedgerEntry;
  const result = { run: directory, entries: entries.length, head };
  process.stdout.write(
    json
      ? `${JSON.stringify(result, null, 2)}\n`
      : `${directory}: ${entries.length} entries, every link holds, head ${head}\n`,
  );
  return 0;
}
