import type { LedgerEntry } from '../../ledger/ledger-entry.js';
import { type Block, paragraph, type Section } from '../document/block.js';
import { type Cell, figures, table, words } from '../document/table.js';
import { jsonPairs } from '../json-pairs.js';
import { entryAnchor } from '../ledger-cells.js';
import type { StreamLedger } from '../stream-ledger.js';

/** The entries that the sections before lead to, as the ledgers hold them; each once, in the order of the ledgers. */
export function ledgerSection(ledgers: readonly StreamLedger[], before: readonly Section[]): Section {
  const led = new Set(before.flatMap(({ blocks }) => blocks.flatMap(anchorsLedTo)));
  return {
    id: 'ledger',
    title: 'Ledger entries',
    blocks: [
      paragraph(ledgers.map(({ stream, entries }) => `${stream}: ${entries.length} entries`).join(', ')),
      table(
        [figures('Seq'), ...['Ledger', 'Stage', 'Risk profile', 'Window', 'Step', 'Status', 'Hash', 'Data'].map(words)],
        ledgers.flatMap(({ stream, entries }) =>
          entries.filter(({ seq }) => led.has(entryAnchor(stream, seq))).map((entry) => row(stream, entry)),
        ),
        'Entries that this report refers to:',
      ),
    ],
  };
}

/** A hash in as many digits as tell entries apart. */
const HASH_DIGITS = 12;

function row(stream: string, entry: LedgerEntry): (string | Cell)[] {
  const { seq, stage, risk_profile, window, step, status, hash, data } = entry;
  return [
    { text: String(seq), anchor: entryAnchor(stream, seq) },
    stream,
    stage ?? 'n/a',
    risk_profile ?? 'n/a',
    window ?? 'n/a',
    step,
    status ?? 'n/a',
    hash.slice(0, HASH_DIGITS),
    shortened(jsonPairs(data)),
  ];
}

/** What a table has room for; all of it is in the ledger. */
const LONGEST = 160;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} … (${text.length} characters in the ledger)` : text;
}

function anchorsLedTo(block: Block): string[] {
  if (block.kind !== 'table') return [];
  return block.rows
    .flat()
    .flatMap((cell) => (typeof cell === 'string' || cell.leadsTo === undefined ? [] : [cell.leadsTo]));
}
