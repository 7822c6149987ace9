import type { Ledger } from '../ledger/ledger.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import type { ResolvedProfile } from '../manifest/index.js';
import type { Engine } from '../storage/receipt.js';
import { ENGINE_STEP } from './open-engines.js';
import { jsonFile } from './text-files.js';

/**
 * `resolved_manifest.json` of a run: every setting of its profile, and the versions of the engines besides our own that were at work,
 * as the ledger of the run tells them.
 */
export function resolvedManifestFile(config: ResolvedProfile, ledger: Ledger): Uint8Array {
  const engines = enginesAtWork(readLedger(ledger.toBytes()));
  return jsonFile(engines.length === 0 ? config : { ...config, engines });
}

function enginesAtWork(entries: readonly LedgerEntry[]): Engine[] {
  const opened = entries
    .filter(({ step }) => step === ENGINE_STEP)
    .map(({ params, data }) => ({ name: String(params.engine), version: String(data.version) }));
  return [...new Map(opened.map((engine) => [`${engine.name} ${engine.version}`, engine])).values()];
}
