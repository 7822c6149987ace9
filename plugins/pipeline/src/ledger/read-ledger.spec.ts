import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { type Ledger, startLedger } from './ledger.js';
import { type LedgerEntry, sealEntry } from './ledger-entry.js';
import { readLedger } from './read-ledger.js';

function smallLedger(): Ledger {
  const ledger = startLedger({
    subject: { profile: 'a', kind: 'sleeve', stage: 'select' },
    config_digest: 'c'.repeat(64),
    engine: { name: 'custom', version: '0.1.0' },
  });
  ledger.record({ step: 'veto', phase: 'finding', status: 'warning', window: 'w1', params: { rule: 'entropy' } });
  ledger.record({
    step: 'select',
    phase: 'outcome',
    status: 'success',
    window: 'w1',
    data: { winners: ['Ä', '€', '😀'] },
  });
  return ledger;
}

const EDITED =
  'The ledger was edited, reordered or cut after it was written; delete the artifact and run its target again.';

const LEDGER = smallLedger();
const BYTES = LEDGER.toBytes();
const expectedHead = LEDGER.head();

function bytesOf(entries: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
}

/** The chain made anew over changed bodies, as a forger would who has no way to the head kept elsewhere. */
function rechain(entries: readonly LedgerEntry[]): Uint8Array {
  let head = '0'.repeat(64);
  const forged = entries.map(({ hash: _hash, ...entry }, seq) => {
    const body = { ...entry, seq, prev_hash: head };
    head = sealEntry(body).hash;
    return { ...body, hash: head };
  });
  return bytesOf(forged);
}

describe('readLedger', () => {
  it('gives the entries of an intact ledger', () => {
    const entries = readLedger(BYTES, { expectedHead });
    expect(entries.map(({ seq, step }) => [seq, step])).toEqual([
      [0, 'genesis'],
      [1, 'veto'],
      [2, 'select'],
    ]);
    expect(entries[1]!.params).toEqual({ rule: 'entropy' });
    expect(entries[2]!.hash).toBe(expectedHead);
  });

  it('detects every flip of a bit, without the head too', () => {
    const bytes = Uint8Array.from(BYTES);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => readLedger(bytes), `bit ${bit}`).toThrow(IntegrityError);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(readLedger(bytes, { expectedHead })).toHaveLength(3);
  });

  it('detects every truncation, given the head', () => {
    for (let length = 0; length < BYTES.length; length++) {
      expect(() => readLedger(BYTES.subarray(0, length), { expectedHead }), `${length} bytes`).toThrow(IntegrityError);
    }
  });

  it('does not see a tail cut at the end of a line when it is not given the head', () => {
    const [first] = new TextDecoder().decode(BYTES).split('\n');
    expect(readLedger(new TextEncoder().encode(`${first}\n`))).toHaveLength(1);
  });

  const entries = readLedger(BYTES);
  const [genesis, veto, select] = entries as [LedgerEntry, LedgerEntry, LedgerEntry];
  it.each<[string, Uint8Array, string]>([
    [
      'no bytes',
      new Uint8Array(),
      `audit.jsonl: seq 0: a ledger must begin with its genesis, got no entry (expected genesis). ${EDITED}`,
    ],
    [
      'a line that is not ended',
      BYTES.subarray(0, -1),
      `audit.jsonl: seq 2: the last line must be whole, got no newline (expected a newline). ${EDITED}`,
    ],
    [
      'an entry taken out',
      bytesOf([genesis, select]),
      `audit.jsonl: seq 1: the entries must be numbered in order, got 2 (expected 1). ${EDITED}`,
    ],
    ['two entries exchanged', bytesOf([genesis, select, veto]), 'audit.jsonl: seq 1: the entries must be numbered'],
    ['an entry twice', bytesOf([genesis, veto, veto, select]), 'audit.jsonl: seq 2: the entries must be numbered'],
    [
      'a changed decision',
      bytesOf([genesis, { ...veto, params: { rule: 'hurst' } }, select]),
      `audit.jsonl: seq 1: the hash must be that of the entry, got ${veto.hash} (expected `,
    ],
    [
      'a changed decision with its own hash',
      bytesOf([genesis, forge({ ...veto, params: {} }), select]),
      `audit.jsonl: seq 2: prev_hash must be the hash of the entry before, got ${veto.hash} (expected `,
    ],
    ['a chain without its genesis', rechain([veto, select]), 'a ledger must begin with its genesis, got veto'],
    ['a chain made anew', rechain([genesis, { ...veto, params: {} }, select]), `(expected ${expectedHead})`],
    ['an entry appended', rechain([...entries, veto]), 'audit.jsonl: seq 3: the last hash must be the head'],
    ['an unknown member', rechain([genesis, { ...veto, host: 'x' } as LedgerEntry, select]), 'audit.jsonl: seq 1: '],
    ...[[], null, 'text', 7].map((params): [string, Uint8Array, string] => [
      `params that are ${JSON.stringify(params)}`,
      rechain([genesis, { ...veto, params: params as never }, select]),
      'seq 1: params: ',
    ]),
    ['an empty line', new TextEncoder().encode(`${new TextDecoder().decode(BYTES)}\n`), 'audit.jsonl: seq 3: the text'],
    [
      'Windows line ends',
      new TextEncoder().encode(new TextDecoder().decode(BYTES).replaceAll('\n', '\r\n')),
      'seq 0: ',
    ],
    ['a byte order mark', new TextEncoder().encode(`\ufeff${new TextDecoder().decode(BYTES)}`), 'seq 0: '],
  ])('refuses %s', (_name, bytes, message) => {
    expect(() => readLedger(bytes, { expectedHead })).toThrow(IntegrityError);
    expect(() => readLedger(bytes, { expectedHead })).toThrow(message);
  });
});

function forge({ hash: _hash, ...body }: LedgerEntry): LedgerEntry {
  return { ...body, hash: sealEntry(body).hash };
}
