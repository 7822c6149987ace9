import { expect, it } from 'vitest';
import { startLedger } from '../ledger/ledger.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import { CONFIG_DIGEST, ENGINE } from '../storage/testing/workspace.js';
import { allocationRecords } from './allocation-records.js';

const PARAMS = { engine: 'custom', profile: 'hrp', n_sleeves: 2 };
const about = (window: string) => ({ step: 'meta_optimize_hrp', window, params: PARAMS });
const intent = (window: string): LedgerEvent => ({ ...about(window), phase: 'intent' });
const outcome = (window: string, weights: Record<string, number>): LedgerEvent => ({
  ...about(window),
  phase: 'outcome',
  status: 'success',
  data: { weights },
});

const WHOLE = [
  intent('0'),
  outcome('0', { core: 0.5, side: 0.5 }),
  intent('now'),
  outcome('now', { core: 0.25, side: 0.75 }),
];

function recordsOf(events: readonly LedgerEvent[], weightsNow: Record<string, number> = { core: 0.25, side: 0.75 }) {
  const ledger = startLedger({
    subject: { profile: 'macro', kind: 'meta', stage: 'meta' },
    config_digest: CONFIG_DIGEST,
    engine: ENGINE,
  });
  for (const event of events) ledger.record(event);
  const windows = [{ window: 0 }, { window: 'now' as const }];
  return allocationRecords(readLedger(ledger.toBytes()), {
    engine: 'custom',
    riskProfile: 'hrp',
    windows,
    weightsNow,
    sleeves: 2,
  });
}

it('finds every allocation with its intent and its answer, and the weights to hold now in the last one', () => {
  expect(recordsOf(WHOLE)).toEqual({ windows: 2, recorded: 2, weightsAgree: true });
});

it.each([
  ['an intent', WHOLE.slice(1)],
  ['an outcome', WHOLE.toSpliced(1, 1)],
  ['the weights of an outcome', WHOLE.with(1, { ...WHOLE[1]!, data: {} })],
  ['the number of sleeves', WHOLE.with(1, { ...WHOLE[1]!, params: { ...PARAMS, n_sleeves: 3 } })],
])('does not count an allocation that lacks %s', (_, events) => {
  expect(recordsOf(events)).toEqual({ windows: 2, recorded: 1, weightsAgree: true });
});

it('sees weights to hold now that are not those of the ledger', () => {
  expect(recordsOf(WHOLE, { core: 0.5, side: 0.5 }).weightsAgree).toBe(false);
  expect(recordsOf(WHOLE, { core: 0.25, side: 0.75, more: 0 }).weightsAgree).toBe(false);
  expect(recordsOf([]).weightsAgree).toBe(false);
});

it('takes the last solved allocation where that of now failed', () => {
  const failed = WHOLE.with(3, { ...about('now'), phase: 'outcome', status: 'error', data: { message: 'no' } });
  expect(recordsOf(failed, { core: 0.5, side: 0.5 })).toEqual({ windows: 2, recorded: 2, weightsAgree: true });
});
