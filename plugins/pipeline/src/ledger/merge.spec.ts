import { expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { type LedgerGenesis, startLedger } from './ledger.js';
import { mergeLedgers } from './merge.js';
import { readLedger } from './read-ledger.js';

const genesisOf = (stage: string): LedgerGenesis => ({
  subject: { profile: 'a', kind: 'sleeve', stage },
  config_digest: 'c'.repeat(64),
  engine: { name: 'custom', version: '0.1.0' },
});

function segments() {
  const select = startLedger(genesisOf('select'));
  for (const window of ['w1', 'w2', 'w3']) select.record({ step: 'veto', phase: 'finding', status: 'warning', window });
  const tournament = startLedger(genesisOf('tournament'));
  tournament.record({ step: 'optimize', phase: 'intent', window: 'w1', params: { profile: 'hrp' } });
  tournament.record({
    step: 'optimize',
    phase: 'outcome',
    status: 'success',
    window: 'w1',
    data: { weights: { SPY: 1 } },
  });
  return { select, tournament };
}

it('chains the segments into one ledger whose entries keep their stage and risk profile', () => {
  const { select, tournament } = segments();
  const merged = mergeLedgers({
    ...genesisOf('run'),
    segments: [
      { stage: 'select', bytes: select.toBytes() },
      { stage: 'tournament', risk_profile: 'hrp', bytes: tournament.toBytes() },
    ],
  });
  merged.record({ step: 'assemble', phase: 'outcome', status: 'success' });

  const entries = readLedger(merged.toBytes(), { expectedHead: merged.head() });
  expect(entries.map(({ seq, step, stage, risk_profile }) => [seq, step, stage, risk_profile])).toEqual([
    [0, 'genesis', undefined, undefined],
    [1, 'segment', 'select', undefined],
    [2, 'veto', 'select', undefined],
    [3, 'veto', 'select', undefined],
    [4, 'veto', 'select', undefined],
    [5, 'segment', 'tournament', 'hrp'],
    [6, 'optimize', 'tournament', 'hrp'],
    [7, 'optimize', 'tournament', 'hrp'],
    [8, 'assemble', undefined, undefined],
  ]);
  expect(entries[0]!.params).toEqual(genesisOf('run'));
  expect(entries[1]!.data).toEqual({ entries: 3, head: select.head() });
  expect(entries[5]).toMatchObject({ params: genesisOf('tournament'), data: { entries: 2, head: tournament.head() } });
  expect(entries[7]).toMatchObject({ window: 'w1', status: 'success', data: { weights: { SPY: 1 } } });
});

it('announces a segment that holds nothing but its genesis', () => {
  const empty = startLedger(genesisOf('select'));
  const merged = mergeLedgers({ ...genesisOf('run'), segments: [{ stage: 'select', bytes: empty.toBytes() }] });
  expect(readLedger(merged.toBytes())[1]!.data).toEqual({ entries: 0, head: empty.head() });
});

it('without segments is a ledger with a genesis', () => {
  expect(mergeLedgers({ ...genesisOf('run'), segments: [] }).head()).toBe(startLedger(genesisOf('run')).head());
});

it('refuses a broken segment', () => {
  const bytes = segments().tournament.toBytes();
  const text = new TextDecoder().decode(bytes).replace('"SPY":1', '"SPY":2');
  const merge = () =>
    mergeLedgers({ ...genesisOf('run'), segments: [{ stage: 'tournament', bytes: new TextEncoder().encode(text) }] });
  expect(merge).toThrow(IntegrityError);
  expect(merge).toThrow('seq 2: the hash must be that of the entry');
});
