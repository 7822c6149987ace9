import type { Engine } from '../storage/receipt.js';
import { type LedgerEvent, NO_ENTRY, sealEntry } from './ledger-entry.js';
import { keepHead } from './ledger-head.js';

/** What the first entry binds all others to. */
export interface LedgerGenesis {
  readonly subject: {
    readonly profile: string;
    readonly kind: 'sleeve' | 'meta';
    readonly stage: string;
    readonly risk_profile?: string;
  };
  readonly config_digest: string;
  readonly engine: Engine;
}

/** A hash chain of decisions: each entry holds the hash of the one before, so none can be changed, moved or dropped unseen. */
export interface Ledger {
  /** Appends one event. @throws PipelineError (code `JSON`) when JSON cannot hold its params or data */
  record(event: LedgerEvent): void;
  /** JSON lines in canonical form, a newline after each. */
  toBytes(): Uint8Array;
  /** Hash of the last entry; kept outside the ledger, it shows a cut tail. */
  head(): string;
}

/** Starts a ledger with its genesis entry (seq 0). */
export function startLedger({ subject, config_digest, engine }: LedgerGenesis): Ledger {
  const lines: string[] = [];
  let head = NO_ENTRY;

  const record = (event: LedgerEvent): void => {
    const { hash, line } = sealEntry({ params: {}, data: {}, ...event, seq: lines.length, prev_hash: head });
    lines.push(line);
    head = hash;
  };

  record({
    step: 'genesis',
    phase: 'outcome',
    status: 'success',
    params: { subject: { ...subject }, config_digest, engine },
  });
  return { record, toBytes: () => keepHead(new TextEncoder().encode(lines.join('')), head), head: () => head };
}
