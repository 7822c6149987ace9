import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import type { JsonObject } from '../storage/json-value.js';
import { type Ledger, startLedger } from './ledger.js';
import type { LedgerEvent } from './ledger-entry.js';
import { readLedger } from './read-ledger.js';

const data = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })) as fc.Arbitrary<JsonObject>;
const event: fc.Arbitrary<LedgerEvent> = fc.record(
  {
    step: fc.string({ minLength: 1 }),
    phase: fc.constantFrom('intent', 'outcome', 'finding'),
    status: fc.constantFrom('success', 'fallback', 'error', 'warning'),
    window: fc.string(),
    params: data,
    data,
  },
  { requiredKeys: ['step', 'phase'] },
);
const events = fc.array(event, { maxLength: 6 });

function ledgerOf(list: readonly LedgerEvent[]): Ledger {
  const ledger = startLedger({
    subject: { profile: 'a', kind: 'sleeve', stage: 'select' },
    config_digest: 'c'.repeat(64),
    engine: { name: 'custom', version: '0.1.0' },
  });
  for (const item of list) ledger.record(item);
  return ledger;
}

it('a ledger is read back as it was recorded', () => {
  fc.assert(
    fc.property(events, (list) => {
      const ledger = ledgerOf(list);
      const [, ...entries] = readLedger(ledger.toBytes(), { expectedHead: ledger.head() });
      const recorded = entries.map(({ seq: _seq, prev_hash: _prev, hash: _hash, ...rest }) => rest);
      expect(recorded).toEqual(JSON.parse(JSON.stringify(list.map((item) => ({ params: {}, data: {}, ...item })))));
    }),
    { numRuns: 100 },
  );
});

it('a ledger whose bytes were replaced anywhere is refused', () => {
  const splice = fc.record({ start: fc.nat(), length: fc.nat({ max: 200 }), insert: fc.uint8Array({ maxLength: 20 }) });
  fc.assert(
    fc.property(events, splice, (list, { start, length, insert }) => {
      const ledger = ledgerOf(list);
      const bytes = ledger.toBytes();
      const from = start % bytes.length;
      const changed = Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + length)]);
      fc.pre(!changed.equals(bytes));
      expect(() => readLedger(changed, { expectedHead: ledger.head() })).toThrow(IntegrityError);
    }),
    { numRuns: 100 },
  );
});
