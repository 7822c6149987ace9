import { expect, it } from 'vitest';
import { IntegrityError } from '../../plugins/pipeline/src/errors.js';
import { startLedger } from '../../plugins/pipeline/src/ledger/ledger.js';
import { readLedger } from '../../plugins/pipeline/src/ledger/read-ledger.js';
import { AGAIN, sampleOf, tell } from './sample.js';

const ENTRIES = 40;

const ledger = startLedger({
  subject: { profile: 'alpha', kind: 'sleeve', stage: 'tournament' },
  config_digest: 'c'.repeat(64),
  engine: { name: 'custom', version: '0.1.0' },
});
for (let k = 1; k < ENTRIES; k++) {
  const window = String((k - 1) >> 1);
  if (k % 2 === 1) ledger.record({ step: 'optimize_hrp', phase: 'intent', window });
  else
    ledger.record({ step: 'optimize_hrp', phase: 'outcome', status: 'success', window, data: { weights: { SPY: 1 } } });
}
const expectedHead = ledger.head();
const BYTES = ledger.toBytes();

it('the ledger is as it was recorded', () => {
  expect(readLedger(BYTES, { expectedHead })).toHaveLength(ENTRIES);
});

it('every flip of one bit is detected, the head known or not', () => {
  const bits = sampleOf([...Array(BYTES.length * 8).keys()], 2_000);
  const bytes = Uint8Array.from(BYTES);
  for (const bit of bits) {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => readLedger(bytes), `bit ${bit}, ${AGAIN}`).toThrow(IntegrityError);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
  tell(`${bits.length} flips of a bit`);
}, 600_000);

it('every truncation is detected by the head', () => {
  const lengths = sampleOf([...Array(BYTES.length).keys()], 500);
  for (const length of lengths) {
    const cut = () => readLedger(BYTES.subarray(0, length), { expectedHead });
    expect(cut, `${length} bytes, ${AGAIN}`).toThrow(IntegrityError);
  }
  tell(`${lengths.length} truncations`);
}, 600_000);
