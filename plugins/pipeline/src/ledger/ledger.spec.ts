import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PipelineError } from '../errors.js';
import { type LedgerGenesis, startLedger } from './ledger.js';
import { readLedger } from './read-ledger.js';

const GENESIS: LedgerGenesis = {
  subject: { profile: 'macro', kind: 'meta', stage: 'allocate', risk_profile: 'hrp' },
  config_digest: 'c'.repeat(64),
  engine: { name: 'custom', version: '0.1.0' },
};
const PARAMS = { engine: 'custom', profile: 'hrp', n_sleeves: 2 };
const WEIGHTS = { etfs: 0.4577, instruments: 0.5423 };

describe('startLedger', () => {
  it('writes the bytes that an independent implementation writes (fixtures/three-entries)', () => {
    const ledger = startLedger(GENESIS);
    ledger.record({ step: 'meta_optimize_hrp', phase: 'intent', params: PARAMS });
    ledger.record({
      step: 'meta_optimize_hrp',
      phase: 'outcome',
      status: 'success',
      window: 'ω1',
      params: PARAMS,
      data: { weights: WEIGHTS },
    });
    const expected = readFileSync(new URL('./fixtures/three-entries/audit.jsonl', import.meta.url), 'utf8');
    expect(new TextDecoder().decode(ledger.toBytes())).toBe(expected);
    expect(ledger.head()).toBe(/"hash":"(\w+)"/.exec(expected.trimEnd().split('\n').at(-1)!)![1]);
  });

  it('begins with a genesis that names the subject, the configuration and the engine', () => {
    const [genesis] = readLedger(startLedger(GENESIS).toBytes());
    expect(genesis).toMatchObject({ seq: 0, step: 'genesis', prev_hash: '0'.repeat(64), params: { ...GENESIS } });
  });

  it('has another head for another subject, configuration or engine', () => {
    const heads = [
      GENESIS,
      { ...GENESIS, subject: { ...GENESIS.subject, risk_profile: 'erc' } },
      { ...GENESIS, config_digest: 'd'.repeat(64) },
      { ...GENESIS, engine: { name: 'custom', version: '0.1.1' } },
    ].map((genesis) => startLedger(genesis).head());
    expect(new Set(heads).size).toBe(4);
  });

  it('keeps what was recorded when the caller changes its objects afterwards', () => {
    const ledger = startLedger(GENESIS);
    const weights = { ...WEIGHTS };
    ledger.record({ step: 'optimize', phase: 'outcome', data: { weights } });
    const before = ledger.toBytes();
    weights.etfs = 1;
    expect(ledger.toBytes()).toEqual(before);
    expect(readLedger(before, { expectedHead: ledger.head() })[1]!.data).toEqual({ weights: WEIGHTS });
  });

  it('refuses an event that JSON cannot hold, and stays as it was', () => {
    const ledger = startLedger(GENESIS);
    const [head, bytes] = [ledger.head(), ledger.toBytes()];
    const broken = () => ledger.record({ step: 'optimize', phase: 'outcome', data: { weights: { SPY: Number.NaN } } });
    expect(broken).toThrow(PipelineError);
    expect(broken).toThrow('data.weights.SPY: a number must be finite, got NaN');
    expect(ledger.head()).toBe(head);
    expect(ledger.toBytes()).toEqual(bytes);
  });
});
