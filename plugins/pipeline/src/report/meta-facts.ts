import type { AnomalyLimits } from '@metafolio/quant';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import type { HealthBlock, MetaDefinition, ResolvedMeta } from '../manifest/index.js';
import type { ParityFile } from '../stages/parity.js';
import type { CalendarFile, RunFile } from '../stages/run-file.js';
import type { Inputs } from '../storage/inputs.js';
import { type Engine, engineSchema } from '../storage/receipt.js';
import { type ChildFacts, childFacts } from './child-facts.js';
import { childReaders } from './child-readers.js';
import { type LedgerFinding, ledgerFindings } from './ledger-findings.js';
import { type RiskProfileFacts, riskProfileFacts } from './risk-profile-facts.js';
import { type RunFileFacts, runFiles } from './run-files.js';
import { type RunReader, runReader } from './run-reader.js';
import { type StreamAnomaly, streamAnomalies } from './stream-anomalies.js';

/** All that a report of a meta-portfolio says, gathered once; what renders it computes nothing but comparisons and sums. */
export interface MetaFacts {
  readonly definition: Pick<MetaDefinition, 'description' | 'report'>;
  readonly run: RunFile;
  readonly config: Pick<ResolvedMeta, 'health' | 'backtest' | 'meta_allocation'>;
  readonly calendar: CalendarFile;
  /** In the order of the manifest. */
  readonly children: readonly ChildFacts[];
  readonly riskProfiles: readonly RiskProfileFacts[];
  readonly parity: ParityFile;
  /** Of the meta and of its sleeves, in all their windows, by the limits of the meta. */
  readonly anomalies: readonly StreamAnomaly[];
  readonly findings: readonly LedgerFinding[];
  readonly files: readonly RunFileFacts[];
  readonly ledgerEntries: number;
  /** What made the run, as the genesis of its ledger tells. */
  readonly engine: Engine;
}

export interface MetaSources {
  readonly inputs: Inputs;
  /** Workspace-relative folder of the meta's run. */
  readonly directory: string;
  readonly definition: MetaDefinition;
}

/**
 * Gathers the facts of a meta-portfolio from its run and those of its children.
 *
 * @throws IntegrityError when a file is not what its receipt says, the ledger is broken, or a child's run is not the one consumed
 */
export async function metaFacts({ inputs, directory, definition }: MetaSources): Promise<MetaFacts> {
  const reader = runReader(inputs, directory);
  const children = childReaders(inputs, reader);
  const run = reader.json<RunFile>('run.json');
  const config = reader.json<ResolvedMeta>('resolved_manifest.json');
  const calendar = reader.json<CalendarFile>('calendar.json');
  const ledger = readLedger(reader.bytes(LEDGER_FILE), { expectedHead: run.ledger_head });
  const { profile: meta, risk_profiles } = run;
  const sources = { meta, run: reader, children, periods: calendar.periods_per_year };
  return {
    definition,
    run,
    config,
    calendar,
    children: run.children.map((child) => childFacts(child, children.get(child.id)!)),
    riskProfiles: await Promise.all(risk_profiles.map((riskProfile) => riskProfileFacts({ ...sources, riskProfile }))),
    parity: reader.json<ParityFile>('parity.json'),
    anomalies: await allAnomalies(run, new Map([[meta, reader], ...children]), anomalyLimits(config.health)),
    findings: ledgerFindings(ledger),
    files: runFiles(reader),
    ledgerEntries: ledger.length,
    engine: engineSchema.parse(ledger[0]!.params.engine),
  };
}

/** The limits of the manifest under the names of the metrics. */
export function anomalyLimits({ max_abs_sharpe, max_volatility, max_abs_return }: HealthBlock): AnomalyLimits {
  return { sharpe: max_abs_sharpe, volatilityAnnual: max_volatility, oneDayReturn: max_abs_return };
}

async function allAnomalies(
  { risk_profiles }: RunFile,
  streams: ReadonlyMap<string, RunReader>,
  limits: AnomalyLimits,
): Promise<StreamAnomaly[]> {
  const found = await Promise.all(
    risk_profiles.flatMap((riskProfile) =>
      [...streams].map(([stream, reader]) => streamAnomalies(reader, { stream, riskProfile, limits })),
    ),
  );
  return found.flat();
}
