import { describe, expect, it } from 'vitest';
import { profileHealth } from './health.js';
import { openLedger } from './testing/problems.js';

const { ledger, entries } = openLedger();
const intent = (window: string) => ledger.record({ step: 'optimize_hrp', phase: 'intent', window });
const outcome = (window: string, status: 'success' | 'fallback' | 'error', data = {}) =>
  ledger.record({ step: 'optimize_hrp', phase: 'outcome', window, status, data });

intent('0');
outcome('0', 'success');
intent('1');
outcome('1', 'fallback', { attempts: [{ reason: 'KKT residual 1 above 1e-8' }, { reason: '' }] });
intent('2');
outcome('2', 'error', { message: 'no column is usable', attempts: [] });
intent('3');
intent('now');
outcome('now', 'success');
ledger.record({ step: 'concentration', phase: 'finding', status: 'warning' });
const all = entries();

describe('profileHealth', () => {
  it('counts every intent, solved only where its outcome is a success', () => {
    expect(profileHealth('hrp', all)).toMatchObject({
      risk_profile: 'hrp',
      requested: 5,
      solved: 2,
      fallback: 1,
      failed: 2,
      solved_ratio: 0.4,
    });
  });

  it('says of every window that was not solved how it ended and why, an intent without outcome among them', () => {
    expect(profileHealth('hrp', all).failures).toEqual([
      { window: '1', status: 'fallback', reason: 'KKT residual 1 above 1e-8' },
      { window: '2', status: 'error', reason: 'no column is usable' },
      { window: '3', status: 'missing', reason: 'the ledger has an intent but no outcome' },
    ]);
  });

  it('takes no outcome for granted that nobody intended', () => {
    const outcomes = all.filter(({ phase }) => phase === 'outcome');
    expect(profileHealth('hrp', outcomes)).toMatchObject({ requested: 0, solved: 0, failed: 0, solved_ratio: 0 });
  });

  it('a ledger without any optimisation is a failure, not a pass', () => {
    expect(profileHealth('hrp', [])).toEqual({
      risk_profile: 'hrp',
      requested: 0,
      solved: 0,
      fallback: 0,
      failed: 0,
      solved_ratio: 0,
      failures: [],
    });
  });
});
