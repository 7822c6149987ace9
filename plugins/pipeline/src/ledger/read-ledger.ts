import { IntegrityError } from '../errors.js';
import { decodeText, parseCanonical, type StoredObject } from '../storage/parse-canonical.js';
import { entryHash, LEDGER_FILE, type LedgerEntry, ledgerEntrySchema, NO_ENTRY } from './ledger-entry.js';

/**
 * The entries of a ledger, every link of the chain verified.
 *
 * @param options.expectedHead hash of the last entry, kept elsewhere: without it a tail cut at the end of a line is not seen
 * @throws IntegrityError naming the seq, what was expected and what was found
 */
export function readLedger(bytes: Uint8Array, { expectedHead }: { expectedHead?: string } = {}): LedgerEntry[] {
  const lines = decodeText(bytes, LEDGER_FILE).split('\n');
  if (lines.pop() !== '')
    throw broken(lines.length, 'the last line must be whole', { got: 'no newline', expected: 'a newline' });
  let head = NO_ENTRY;
  const entries = lines.map((line, seq) => {
    const stored = parseCanonical<LedgerEntry>(line, ledgerEntrySchema, place(seq));
    checkLink(stored, { seq, head });
    head = stored.value.hash;
    return stored.value;
  });
  if (entries[0]?.step !== 'genesis') {
    throw broken(0, 'a ledger must begin with its genesis', {
      got: entries[0]?.step ?? 'no entry',
      expected: 'genesis',
    });
  }
  if (expectedHead !== undefined && head !== expectedHead) {
    throw broken(entries.length - 1, 'the last hash must be the head', { got: head, expected: expectedHead });
  }
  return entries;
}

function checkLink(
  { value: entry, members }: StoredObject<LedgerEntry>,
  { seq, head }: { seq: number; head: string },
): void {
  if (entry.seq !== seq)
    throw broken(seq, 'the entries must be numbered in order', { got: entry.seq, expected: `${seq}` });
  if (entry.prev_hash !== head) {
    throw broken(seq, 'prev_hash must be the hash of the entry before', { got: entry.prev_hash, expected: head });
  }
  const expected = entryHash(members);
  if (entry.hash !== expected) throw broken(seq, 'the hash must be that of the entry', { got: entry.hash, expected });
}

function broken(seq: number, rule: string, { got, expected }: { got: unknown; expected: string }): IntegrityError {
  const cause =
    'The ledger was edited, reordered or cut after it was written; delete the artifact and run its target again.';
  return new IntegrityError({ where: place(seq), rule, got, expected, cause });
}

function place(seq: number): string {
  return `${LEDGER_FILE}: seq ${seq}`;
}
