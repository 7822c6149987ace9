import { expect, it } from 'vitest';
import { startLedger } from '../ledger/ledger.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import { ledgerSummary } from './ledger-summary.js';

function summaryOf(...events: LedgerEvent[]): string[] {
  const ledger = startLedger({
    subject: { profile: 'alpha', kind: 'sleeve', stage: 'sleeve' },
    config_digest: '0'.repeat(64),
    engine: { name: 'test', version: '1' },
  });
  for (const event of events) ledger.record(event);
  return ledgerSummary(readLedger(ledger.toBytes())).split('\n');
}

const TRAIN = { from: '2022-01-03', to: '2022-03-01', rows: 40 };
const OPTIMIZE = { step: 'optimize_hrp', stage: 'tournament', risk_profile: 'hrp', window: '0' } as const;
const INTENT: LedgerEvent = { ...OPTIMIZE, phase: 'intent', data: { train: TRAIN, regime: 'NORMAL' } };

function solved(status: 'success' | 'fallback', rest: object = {}): LedgerEvent {
  const attempts = [{ ridge: 0.01, condition_number: 3, outcome: 'solved', reason: '' }];
  const data = {
    weights: { SPY: 0.25, GLD: -0.75 },
    certificate: { solver: 'bisection', notes: [] },
    attempts,
    dropped: [],
  };
  return { ...OPTIMIZE, phase: 'outcome', status, data: { ...data, ...rest } };
}

it('tells of a solved window what it saw, how it was solved and the largest weights', () => {
  expect(summaryOf(INTENT, solved('success'))).toEqual([
    'tournament hrp',
    '  window 0 (40 rows 2022-01-03 to 2022-03-01, NORMAL): success: bisection at ridge 0.01; GLD -75.00 %, SPY 25.00 %',
    '',
  ]);
});

it('tells of a fallback what failed before, who was left out and what the solver noted', () => {
  const attempts = [
    { ridge: 0.01, outcome: 'failed', reason: 'the matrix is singular' },
    { ridge: 0.15, outcome: 'solved', reason: '' },
  ];
  const more = {
    attempts,
    dropped: [{ asset: 'TLT', reason: 'constant' }],
    certificate: { solver: 'smo', notes: ['a note'] },
    weights: Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => [name, 1 / 7])),
  };
  expect(summaryOf(INTENT, solved('fallback', more))[1]).toMatch(
    /: fallback: smo at ridge 0\.15; ridge 0\.01 failed: the matrix is singular; a note; without TLT: constant; A 14\.29 %, .*E 14\.29 % and 2 more$/,
  );
});

it('tells of a failed window why, and what follows from it', () => {
  const data = { code: 'SOLVER', message: 'no level solves.', effect: 'the holdings before this window are kept' };
  expect(summaryOf(INTENT, { ...OPTIMIZE, phase: 'outcome', status: 'error', data })[1]).toContain(
    ': error: no level solves. Effect: the holdings before this window are kept.',
  );
});

it('tells of a selection the winners, the relaxation and the vetoes with their values', () => {
  const about = { step: 'select', stage: 'select', window: 'now' } as const;
  const data = {
    winners: [{ symbol: 'SPY', cluster: 0 }],
    relaxation_stage: 2,
    vetoes: [{ symbol: 'GLD', rule: 'entropy', value: 0.954321, threshold: 0.95 }],
  };
  const lines = summaryOf(
    { ...about, phase: 'intent', params: { train: TRAIN } },
    { ...about, phase: 'outcome', status: 'success', data },
  );
  expect(lines[1]).toBe(
    '  window now (40 rows 2022-01-03 to 2022-03-01): success: 1 winner: SPY; rules relaxed to stage 2; vetoed GLD (entropy 0.954)',
  );
});

it('tells of everything else what it holds, each stage under its name, and lets no name act on the screen', () => {
  expect(
    summaryOf(
      {
        step: 'audit_gap',
        phase: 'finding',
        status: 'warning',
        stage: 'ingest',
        data: { message: 'A\u001b[2J\ngap.' },
      },
      { step: 'health', phase: 'finding', stage: 'health', data: { solved: 3, ok: true } },
    ),
  ).toEqual([
    'ingest',
    '  audit_gap: warning: A\\u{1b}[2J gap.',
    '',
    'health',
    '  health: finding: ok true, solved 3',
    '',
  ]);
});
