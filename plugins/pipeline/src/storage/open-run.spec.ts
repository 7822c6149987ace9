import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { startLedger } from '../ledger/ledger.js';
import { prettyJson } from './canonical-json.js';
import { openRun } from './open-run.js';
import { CONFIG_DIGEST, contentOf, ENGINE, publishFiles, workspaceOf } from './testing/workspace.js';

const DIRECTORY = 'artifacts/meta/macro/run';

function runFiles(ledgerHead?: string) {
  const ledger = startLedger({
    subject: { profile: 'macro', kind: 'meta', stage: 'run' },
    config_digest: CONFIG_DIGEST,
    engine: ENGINE,
  });
  ledger.record({ step: 'meta_optimize_hrp', phase: 'outcome', status: 'success', data: { weights: { etfs: 1 } } });
  return {
    'run.json': prettyJson({ run_id: 'macro-0123456789ab', ledger_head: ledgerHead ?? ledger.head() }),
    'resolved_manifest.json': prettyJson({ risk: { max_weight: 1 } }),
    'returns/hrp.parquet': 'PAR1',
    'weights/hrp.json': prettyJson({ SPY: 0.25, TLT: 0.75 }),
    'audit.jsonl': ledger.toBytes(),
  };
}

function workspaceWithRun(files: Record<string, string | Uint8Array> = runFiles()): string {
  const root = workspaceOf({});
  publishFiles(root, DIRECTORY, { files });
  return root;
}

describe('openRun', () => {
  it('gives the parts of a run, and writes nothing', () => {
    const root = workspaceWithRun();
    const before = contentOf(root);
    const run = openRun(root, DIRECTORY);
    expect(run.directory).toBe(DIRECTORY);
    expect(run.run.run_id).toBe('macro-0123456789ab');
    expect(run.resolvedManifest).toEqual({ risk: { max_weight: 1 } });
    expect(Buffer.from(run.returns('hrp')).toString()).toBe('PAR1');
    expect(run.weights('hrp')).toEqual({ SPY: 0.25, TLT: 0.75 });
    expect(run.ledger().map(({ step }) => step)).toEqual(['genesis', 'meta_optimize_hrp']);
    expect(contentOf(root)).toEqual(before);
  });

  it.each<[string, (root: string) => void, string]>([
    ['poisoned', (root) => writeFileSync(join(root, DIRECTORY, 'returns/hrp.parquet'), 'PAR2'), 'digest '],
    ['short of a file', (root) => rmSync(join(root, DIRECTORY, 'weights/hrp.json')), 'missing '],
    ['with a file too many', (root) => writeFileSync(join(root, DIRECTORY, 'weights/erc.json'), '{}'), 'extra '],
    ['without a receipt', (root) => rmSync(join(root, DIRECTORY, 'receipt.json')), 'receipt '],
  ])('refuses a run that is %s', (_name, damage, finding) => {
    const root = workspaceWithRun();
    damage(root);
    expect(() => openRun(root, DIRECTORY)).toThrow(IntegrityError);
    expect(() => openRun(root, DIRECTORY)).toThrow(
      `${DIRECTORY}: every file of a run must be what its receipt says, got ${finding}${DIRECTORY}/`,
    );
  });

  it('refuses a run whose ledger does not end in the head that run.json names', () => {
    const expected = 'f'.repeat(64);
    expect(() => openRun(workspaceWithRun(runFiles(expected)), DIRECTORY)).toThrow(`(expected ${expected})`);
    const nameless = { ...runFiles(), 'run.json': prettyJson({ run_id: 'macro-0123456789ab' }) };
    expect(() => openRun(workspaceWithRun(nameless), DIRECTORY)).toThrow('the last hash must be the head');
  });

  it('refuses a file that is damaged after the run was opened', () => {
    const root = workspaceWithRun();
    const run = openRun(root, DIRECTORY);
    writeFileSync(join(root, DIRECTORY, 'weights/hrp.json'), '{"SPY":1}');
    expect(() => run.weights('hrp')).toThrow(IntegrityError);
  });

  it('names the risk profiles that there are when one is not', () => {
    expect(() => openRun(workspaceWithRun(), DIRECTORY).returns('max_sharpe')).toThrow(
      /got no entry for "returns\/max_sharpe\.parquet" \(expected one of .*returns\/hrp\.parquet/,
    );
  });

  it('refuses a folder outside the workspace', () => {
    const other = workspaceWithRun();
    expect(() => openRun(workspaceOf({}), join(other, DIRECTORY))).toThrow('a path must stay in the workspace');
  });
});
