import { performance } from '@metafolio/quant';
import { decodeReturns } from '../data/parquet.js';
import type { ResolvedProfile } from '../manifest/index.js';
import type { PortfolioFile } from '../stages/portfolio.js';
import { type ProfileHealth, runHealth } from '../stages/profile-health.js';
import type { CalendarFile, RunFile } from '../stages/run-file.js';
import type { WindowRecord } from '../stages/walk-forward-stream.js';
import { openInputs } from '../storage/inputs.js';
import { openRun } from '../storage/open-run.js';
import { runReader } from './run-reader.js';
import type { StreamFacts } from './stream-facts.js';
import { turnoverAnnual } from './turnover.js';

/** A run by itself, of a sleeve or a meta, assembled or archived: nothing of its children has to be there. */
export interface RunFacts {
  /** Workspace-relative folder. */
  readonly directory: string;
  readonly run: RunFile;
  readonly config: ResolvedProfile;
  readonly calendar: CalendarFile;
  readonly riskProfiles: readonly RunProfileFacts[];
  readonly ledgerEntries: number;
}

export interface RunProfileFacts {
  readonly riskProfile: string;
  /** One a return of the stream. */
  readonly dates: readonly string[];
  readonly stream: StreamFacts;
  readonly health: ProfileHealth;
  /** What to hold now. */
  readonly portfolio: PortfolioFile;
}

/** @throws IntegrityError unless every file of the run is what its receipt says */
export async function runFacts(workspaceRoot: string, directory: string): Promise<RunFacts> {
  const entries = openRun(workspaceRoot, directory).ledger();
  const reader = runReader(openInputs(workspaceRoot), directory);
  const run = reader.json<RunFile>('run.json');
  const calendar = reader.json<CalendarFile>('calendar.json');
  const health = runHealth(entries, run.risk_profiles);
  const riskProfiles = run.risk_profiles.map(async (riskProfile, k): Promise<RunProfileFacts> => {
    const { dates, matrix } = await decodeReturns(reader.bytes(`returns/${riskProfile}.parquet`));
    const windows = reader.json<readonly WindowRecord[]>(`windows/${riskProfile}.json`);
    const periods = calendar.periods_per_year;
    return {
      riskProfile,
      dates,
      stream: {
        name: run.profile,
        returns: matrix.values,
        performance: performance(matrix.values, periods),
        turnoverAnnual: turnoverAnnual(windows, { dates, periods }),
      },
      health: health[k]!,
      portfolio: reader.json<PortfolioFile>(`weights/${riskProfile}.json`),
    };
  });
  return {
    directory,
    run,
    config: reader.json<ResolvedProfile>('resolved_manifest.json'),
    calendar,
    riskProfiles: await Promise.all(riskProfiles),
    ledgerEntries: entries.length,
  };
}
