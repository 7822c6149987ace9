import type { LedgerEntry } from '../ledger/ledger-entry.js';
import { reasonOf } from './decision-reason.js';
import { plainText } from './plain-text.js';

/** Entries that only hold the ledger together. */
const JOINTS = ['genesis', 'segment'];

/**
 * The ledger of a run for the terminal: for every window of every stage what was decided and why, and every finding beside them.
 * Plain text that ends with a newline.
 */
export function ledgerSummary(entries: readonly LedgerEntry[]): string {
  const lines: string[] = [];
  let section = '';
  let intent: LedgerEntry | undefined;
  for (const entry of entries) {
    if (entry.phase === 'intent') intent = entry;
    if (JOINTS.includes(entry.step) || entry.phase === 'intent') continue;
    const name = [entry.stage ?? '', entry.risk_profile ?? ''].filter((part) => part !== '').join(' ');
    if (name !== section) lines.push('', name);
    section = name;
    lines.push(`  ${entry.window === undefined ? eventLine(entry) : windowLine(entry, intent)}`);
  }
  return `${lines.map(plainLine).join('\n').trimStart()}\n`;
}

/** @param intent - the last one before: that of the same decision */
function windowLine(outcome: LedgerEntry, intent: LedgerEntry | undefined): string {
  const { train = intent?.params.train, regime } = (intent?.data ?? {}) as { train?: unknown; regime?: string };
  const { from, to, rows } = (train ?? {}) as { from?: string; to?: string; rows?: number };
  const seen = [`${rows ?? 0} rows ${from ?? '?'} to ${to ?? '?'}`, ...(regime === undefined ? [] : [regime])];
  return `window ${outcome.window} (${seen.join(', ')}): ${outcome.status ?? outcome.phase}: ${reasonOf(outcome.data)}`;
}

function eventLine({ step, status, phase, data }: LedgerEntry): string {
  return `${step}: ${status ?? phase}: ${reasonOf(data)}`;
}

function plainLine(line: string): string {
  const indent = line.length - line.trimStart().length;
  return `${line.slice(0, indent)}${plainText(line)}`;
}
