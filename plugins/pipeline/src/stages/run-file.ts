import type { ResolvedProfile } from '../manifest/index.js';
import { runDigests, runId } from '../storage/run-id.js';
import type { ProfileHealth } from './profile-health.js';
import type { StageProduct } from './stage.js';
import { jsonFile } from './text-files.js';

/** `run.json`: what a run is. The same content has the same id on every machine. */
export interface RunFile {
  readonly run_id: string;
  readonly profile: string;
  readonly kind: 'sleeve' | 'meta';
  readonly temporal_id: string;
  readonly as_of: string;
  /** Whether an allocation of `mode: static` stands in it, its own or one of a child: its stream is not out of sample. */
  readonly in_sample: boolean;
  readonly risk_profiles: readonly string[];
  readonly health: readonly ProfileHealth[];
  readonly children: readonly { readonly id: string; readonly profile: string; readonly run_id: string }[];
  readonly ledger_head: string;
  /** SHA-256 of every other file of the run. */
  readonly digests: Readonly<Record<string, string>>;
}

/** `calendar.json` of a run: how its dates fall, and so how its figures are made annual. */
export interface CalendarFile {
  readonly calendar: string;
  readonly periods_per_year: number;
}

/** `leaves.json` of a run: the parameters of every sleeve below it, by its path; a sleeve is its own one leaf, at the path ''. */
export type LeavesFile = readonly Leaf[];

export interface Leaf extends Pick<ResolvedProfile, 'features' | 'selection' | 'backtest'> {
  readonly path: string;
  readonly profile: string;
  /** What the audit of its data found. */
  readonly integrity: { readonly errors: number; readonly warnings: number };
}

/** Completes a run: its id is the digest of its files, and run.json joins them. */
export function completeRun(
  facts: Omit<RunFile, 'run_id' | 'digests'>,
  files: ReadonlyMap<string, Uint8Array>,
): StageProduct {
  const digests = runDigests(files);
  const run: RunFile = { run_id: runId(facts.profile, digests), ...facts, digests };
  return { files: new Map([['run.json', jsonFile(run)], ...files]), summary: `run ${run.run_id}` };
}
