import { LEDGER_FILE, type LedgerEntry } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import type { RunFile } from '../stages/run-file.js';
import type { RunReader } from './run-reader.js';

/** The ledger of one run, under the name that a report gives its stream. */
export interface StreamLedger {
  readonly stream: string;
  readonly entries: readonly LedgerEntry[];
}

/** @throws IntegrityError when the chain is broken, or does not end in the head that run.json names */
export function streamLedger(stream: string, run: RunReader): StreamLedger {
  const { ledger_head: expectedHead } = run.json<RunFile>('run.json');
  return { stream, entries: readLedger(run.bytes(LEDGER_FILE), { expectedHead }) };
}

/** The window of a stream under a risk profile. */
export interface Decision {
  readonly stream: string;
  readonly riskProfile: string;
  readonly window: string | number;
}

/** The entry that tells how the window was decided. */
export function decisionEntry(
  ledgers: readonly StreamLedger[],
  { stream, riskProfile, window }: Decision,
): LedgerEntry | undefined {
  return ledgers
    .find((ledger) => ledger.stream === stream)
    ?.entries.find(
      (entry) => entry.phase === 'outcome' && entry.risk_profile === riskProfile && entry.window === String(window),
    );
}
