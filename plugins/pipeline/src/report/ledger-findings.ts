import type { LedgerEntry } from '../ledger/ledger-entry.js';

/** A finding that the ledger of the run holds a warning or an error for. */
export type LedgerFinding = Pick<LedgerEntry, 'seq' | 'step' | 'status' | 'stage' | 'risk_profile' | 'data'>;

/** What the stages found worth a warning, in the order of the ledger. */
export function ledgerFindings(entries: readonly LedgerEntry[]): LedgerFinding[] {
  return entries.filter(({ phase, status }) => phase === 'finding' && (status === 'warning' || status === 'error'));
}
