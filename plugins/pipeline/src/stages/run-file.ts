import type { ResolvedProfile } from '../manifest/index.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import type { ProfileHealth } from './health.js';
import type { StageProduct } from './stage.js';
import { jsonFile } from './text-files.js';

/** `run.json`: what a run is. The same content has the same id on every machine. */
export interface RunFile {
  readonly run_id: string;
  readonly profile: string;
  readonly kind: 'sleeve' | 'meta';
  readonly temporal_id: string;
  readonly as_of: string;
  /** Out-of-sample allocation, or the in-sample one of `mode: static`. */
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
}

/** Completes a run: its id is the digest of its files, and run.json joins them. */
export function completeRun(
  facts: Omit<RunFile, 'run_id' | 'digests'>,
  files: ReadonlyMap<string, Uint8Array>,
): StageProduct {
  const digests = Object.fromEntries([...files.keys()].sort().map((name) => [name, sha256(files.get(name)!)]));
  const run: RunFile = { run_id: `${facts.profile}-${sha256(canonicalJson(digests)).slice(0, 12)}`, ...facts, digests };
  return { files: new Map([['run.json', jsonFile(run)], ...files]), summary: `run ${run.run_id}` };
}
