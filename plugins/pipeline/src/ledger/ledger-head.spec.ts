import { expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { startLedger } from './ledger.js';
import { ledgerHead } from './ledger-head.js';

const ledger = startLedger({
  subject: { profile: 'a', kind: 'sleeve', stage: 'select' },
  config_digest: 'c'.repeat(64),
  engine: { name: 'custom', version: '0.1.0' },
});
for (const window of ['w1', 'w2']) ledger.record({ step: 'veto', phase: 'finding', status: 'warning', window });

it('is the hash of the last entry, of a ledger just written and of the same bytes from elsewhere', () => {
  expect(ledgerHead(ledger.toBytes())).toBe(ledger.head());
  expect(ledgerHead(Uint8Array.from(ledger.toBytes()))).toBe(ledger.head());
});

it('of a ledger from elsewhere is given only after its chain was checked', () => {
  const bytes = Uint8Array.from(ledger.toBytes());
  bytes[bytes.indexOf('w'.charCodeAt(0))]! ^= 1;
  expect(() => ledgerHead(bytes)).toThrow(IntegrityError);
});
