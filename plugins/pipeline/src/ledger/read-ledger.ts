import { IntegrityError } from '../errors.js';
import { decodeText, parseCanonical } from '../storage/parse-canonical.js';
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
  const entries = lines.map((line, seq) => parseCanonical<LedgerEntry>(line, ledgerEntrySchema, place(seq)));
  let head = NO_ENTRY;
  for (const [seq, entry] of entries.entries()) {
    checkLink(entry, { seq, head });
    head = entry.hash;
  }
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

function checkLink({ hash, ...body }: LedgerEntry, { seq, head }: { seq: number; head: string }): void {
  if (body.seq !== seq)
    throw broken(seq, 'the entries must be numbered in order', { got: body.seq, expected: `${seq}` });
  if (body.prev_hash !== head) {
    throw broken(seq, 'prev_hash must be the hash of the entry before', { got: body.prev_hash, expected: head });
  }
  const expected = entryHash(body);
  if (hash !== expected) throw broken(seq, 'the hash must be that of the entry', { got: hash, expected });
}

function broken(seq: number, rule: string, { got, expected }: { got: unknown; expected: string }): IntegrityError {
  const cause =
    'The ledger was edited, reordered or cut after it was written; delete the artifact and run its target again.';
  return new IntegrityError({ where: place(seq), rule, got, expected, cause });
}

function place(seq: number): string {
  return `${LEDGER_FILE}: seq ${seq}`;
}
