import type { EngineComparison } from '../engines/comparison.js';
import type { MetaDefinition, ResolvedMeta } from '../manifest/index.js';
import type { ParityFile } from '../stages/parity.js';
import type { CalendarFile, Leaf, RunFile } from '../stages/run-file.js';
import type { Inputs } from '../storage/inputs.js';
import { type Engine, engineSchema } from '../storage/receipt.js';
import { type ChildFacts, childFacts } from './child-facts.js';
import { childReaders } from './child-readers.js';
import { type LedgerFinding, ledgerFindings } from './ledger-findings.js';
import { type RiskProfileFacts, riskProfileFacts } from './risk-profile-facts.js';
import { type RunFileFacts, runFiles } from './run-files.js';
import { runReader } from './run-reader.js';
import { metaAnomalies, type StreamAnomaly } from './stream-anomalies.js';
import { type StreamLedger, streamLedger } from './stream-ledger.js';

/** All that a report of a meta-portfolio says, gathered once; what renders it computes nothing but comparisons and sums. */
export interface MetaFacts {
  readonly definition: Pick<MetaDefinition, 'description' | 'report' | 'acceptance'>;
  readonly run: RunFile;
  readonly config: Pick<ResolvedMeta, 'health' | 'backtest' | 'meta_allocation'>;
  readonly calendar: CalendarFile;
  /** In the order of the manifest. */
  readonly children: readonly ChildFacts[];
  readonly riskProfiles: readonly RiskProfileFacts[];
  readonly parity: ParityFacts;
  /** Of the meta and of its sleeves, in all their windows, by the limits of the meta. */
  readonly anomalies: readonly StreamAnomaly[];
  readonly findings: readonly LedgerFinding[];
  readonly files: readonly RunFileFacts[];
  /** Of the meta first, then of its sleeves. */
  readonly ledgers: readonly StreamLedger[];
  /** What made the run, as the genesis of its ledger tells. */
  readonly engine: Engine;
  /** What other engines make of its windows, when they were compared. */
  readonly comparison?: EngineComparison;
}

/** What the children and their leaves were found to share; of the leaves only who they are. */
export type ParityFacts = Omit<ParityFile, 'children' | 'leaves'> & {
  readonly leaves: readonly Pick<Leaf, 'path' | 'profile' | 'integrity'>[];
};

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
  const { profile: meta, risk_profiles } = run;
  const consumed = run.children.map((child) => childFacts(child, children.get(child.id)!));
  const streams = [[meta, reader] as const, ...children];
  const ledgers = streams.map(([stream, one]) => streamLedger(stream, one));
  const own = ledgers[0]!.entries;
  const { engine } = config.meta_allocation;
  const sources = { meta, run: reader, children, ledger: own, engine, periods: calendar.periods_per_year };
  return {
    definition,
    run,
    config,
    calendar,
    children: consumed,
    riskProfiles: await Promise.all(risk_profiles.map((riskProfile) => riskProfileFacts({ ...sources, riskProfile }))),
    parity: reader.json<ParityFile>('parity.json'),
    anomalies: await metaAnomalies(streams, risk_profiles, config.health),
    findings: ledgerFindings(own),
    files: runFiles(reader),
    ledgers,
    engine: engineSchema.parse(own[0]!.params.engine),
  };
}
