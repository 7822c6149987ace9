import { type Ledger, type LedgerGenesis, startLedger } from './ledger.js';
import { readLedger } from './read-ledger.js';

/** The ledger of one stage, as its artifact holds it. */
export interface LedgerSegment {
  readonly stage: string;
  readonly risk_profile?: string;
  readonly bytes: Uint8Array;
}

export interface MergeOptions extends LedgerGenesis {
  /** In the order in which the merged ledger shall tell them. */
  readonly segments: readonly LedgerSegment[];
}

/**
 * One chain out of the ledgers of several stages. Each segment is verified, announced by an entry `segment` (its genesis
 * parameters, its length and its head), then followed by its entries, which keep the name of their stage.
 *
 * @throws IntegrityError when a segment is broken
 */
export function mergeLedgers({ segments, ...genesis }: MergeOptions): Ledger {
  const merged = startLedger(genesis);
  for (const { bytes, ...origin } of segments) {
    const [first, ...entries] = readLedger(bytes);
    const data = { entries: entries.length, head: (entries.at(-1) ?? first!).hash };
    merged.record({ step: 'segment', phase: 'outcome', status: 'success', ...origin, params: first!.params, data });
    for (const { seq: _seq, prev_hash: _prevHash, hash: _hash, ...event } of entries)
      merged.record({ ...event, ...origin });
  }
  return merged;
}
