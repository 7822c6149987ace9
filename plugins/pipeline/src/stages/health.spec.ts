import { describe, expect, it } from 'vitest';
import { GateError } from '../errors.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { healthSchema } from '../manifest/blocks/health.js';
import { type HealthFile, health } from './health.js';
import { profileHealth } from './profile-health.js';
import { openLedger } from './testing/problems.js';
import { productJson, stageRunOf } from './testing/stage-run.js';

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

describe('health', () => {
  const segment = (...windows: readonly ('success' | 'error')[]) => {
    const { ledger: own } = openLedger();
    windows.forEach((status, k) => {
      const decision = { step: 'meta_optimize_hrp', window: `${k}` };
      own.record({ ...decision, phase: 'intent' });
      own.record({ ...decision, phase: 'outcome', status, data: status === 'error' ? { message: 'singular' } : {} });
    });
    return { [LEDGER_FILE]: own.toBytes() };
  };
  const config = {
    health: healthSchema.parse({ min_solved_ratio: 0.75 }),
    risk: { profiles: ['hrp', 'barbell'] as const },
  };
  const runOn = (own: Record<string, Record<string, Uint8Array>>, threshold = 0.75) =>
    stageRunOf({ config: { ...config, health: healthSchema.parse({ min_solved_ratio: threshold }) }, own });

  it('passes where every risk profile solved its share, and enters the counts', () => {
    const { run, events } = runOn({
      'allocate/hrp': segment('success', 'success', 'success', 'error'),
      'allocate/barbell': segment('success'),
    });
    const product = health(run);
    expect(product.summary).toBe('healthy: at least 75.00 % of the windows solved');
    expect(productJson<HealthFile>(product, 'health.json')).toMatchObject({
      min_solved_ratio: 0.75,
      profiles: [
        { risk_profile: 'hrp', solved_ratio: 0.75 },
        { risk_profile: 'barbell', solved_ratio: 1 },
      ],
    });
    expect(events().map(({ step, data }) => [step, data])).toEqual([
      ['health', { risk_profile: 'hrp', requested: 4, solved: 3, fallback: 0, failed: 1, threshold: 0.75 }],
      ['health', { risk_profile: 'barbell', requested: 1, solved: 1, fallback: 0, failed: 0, threshold: 0.75 }],
    ]);
  });

  it('fails with every window that was not solved and why; a ledger without any decision is one of them', () => {
    const { run } = runOn({ 'allocate/hrp': segment('success', 'success', 'error'), 'allocate/barbell': segment() });
    expect(() => health(run)).toThrow(
      new GateError({
        where: 'macro: health',
        rule: 'each risk profile must solve its share of the requested windows',
        got: 'hrp 66.67 %, barbell 0.00 %',
        expected: 'at least 75.00 %',
        cause:
          'The windows that were not solved, and why:\n  hrp: 2 of 3 solved\n    window 2: error: singular\n  barbell: 0 of 0 solved',
      }),
    );
  });
  it('fails on a ledger without any decision even where no window has to be solved', () => {
    const { run } = runOn({ 'allocate/hrp': segment('error'), 'allocate/barbell': segment() }, 0);
    expect(() => health(run)).toThrow('got barbell 0.00 % (expected at least 0.00 %)');
  });
});
