import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { Cell } from './document/table.js';
import { type Decision, decisionEntry, type StreamLedger } from './stream-ledger.js';

/** The seq of the entry that tells how a window was decided, leading to it. */
export function ledgerCell(ledgers: readonly StreamLedger[], decision: Decision): Cell {
  const entry = decisionEntry(ledgers, decision);
  return entry === undefined ? { text: 'n/a' } : entryCell(decision.stream, entry);
}

/** The seq of an entry, leading to it. */
export function entryCell(stream: string, { seq }: Pick<LedgerEntry, 'seq'>): Cell {
  return { text: String(seq), leadsTo: entryAnchor(stream, seq) };
}

export function entryAnchor(stream: string, seq: number): string {
  return `ledger-${stream}-${seq}`;
}
