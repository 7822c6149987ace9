import type { IntegrityReport } from '../../data/integrity-report.js';
import { decodeReturns } from '../../data/parquet.js';
import type { ResolvedSleeve, SleeveDefinition } from '../../manifest/index.js';
import type { CalendarFile, RunFile } from '../../stages/run-file.js';
import type { Inputs } from '../../storage/inputs.js';
import { type Engine, engineSchema } from '../../storage/receipt.js';
import { type LedgerFinding, ledgerFindings } from '../ledger-findings.js';
import { type RunFileFacts, runFiles } from '../run-files.js';
import { runReader } from '../run-reader.js';
import { metaAnomalies, type StreamAnomaly } from '../stream-anomalies.js';
import type { StreamFacts } from '../stream-facts.js';
import { type StreamLedger, streamLedger } from '../stream-ledger.js';
import { type SelectionFacts, selectionFacts } from './selection-facts.js';
import { type TournamentFacts, tournamentFacts } from './tournament-facts.js';
import { universeBaselines } from './universe-baselines.js';

/** All that a report of a sleeve says, gathered once. */
export interface SleeveFacts {
  readonly definition: Pick<SleeveDefinition, 'description' | 'benchmarks'>;
  readonly run: RunFile;
  readonly config: Pick<ResolvedSleeve, 'health' | 'backtest' | 'selection' | 'risk'>;
  readonly calendar: CalendarFile;
  readonly integrity: IntegrityReport;
  /** In the order of the manifest. */
  readonly riskProfiles: readonly TournamentFacts[];
  /** The universe and the declared benchmarks on the same dates. */
  readonly baselines: readonly StreamFacts[];
  /** What each window chose. */
  readonly selection: readonly SelectionFacts[];
  readonly anomalies: readonly StreamAnomaly[];
  readonly findings: readonly LedgerFinding[];
  readonly files: readonly RunFileFacts[];
  /** That of the run, alone. */
  readonly ledgers: readonly StreamLedger[];
  readonly engine: Engine;
}

export interface SleeveSources {
  readonly inputs: Inputs;
  /** Workspace-relative folder of the sleeve's run. */
  readonly directory: string;
  /** That of its ingest. */
  readonly ingest: string;
  readonly definition: SleeveFacts['definition'];
}

/**
 * Gathers the facts of a sleeve from its run, and the returns of its universe from the ingest.
 *
 * @throws IntegrityError when a file is not what its receipt says, or the ledger is broken
 */
export async function sleeveFacts({ inputs, directory, ingest, definition }: SleeveSources): Promise<SleeveFacts> {
  const reader = runReader(inputs, directory);
  const run = reader.json<RunFile>('run.json');
  const config = reader.json<ResolvedSleeve>('resolved_manifest.json');
  const calendar = reader.json<CalendarFile>('calendar.json');
  const { profile, risk_profiles } = run;
  const { periods_per_year: periods } = calendar;
  const ledger = streamLedger(profile, reader);
  const riskProfiles = await Promise.all(risk_profiles.map((one) => tournamentFacts(reader, one, periods)));
  const universe = await decodeReturns(inputs.artifact(ingest, 'returns.parquet'));
  return {
    definition,
    run,
    config,
    calendar,
    integrity: reader.json<IntegrityReport>('integrity.json'),
    riskProfiles,
    baselines: universeBaselines(universe, {
      dates: riskProfiles[0]!.dates,
      benchmarks: definition.benchmarks ?? [],
      periods,
    }),
    selection: selectionFacts(ledger.entries),
    anomalies: await metaAnomalies([[profile, reader]], risk_profiles, config.health),
    findings: ledgerFindings(ledger.entries),
    files: runFiles(reader),
    ledgers: [ledger],
    engine: engineSchema.parse(ledger.entries[0]!.params.engine),
  };
}
