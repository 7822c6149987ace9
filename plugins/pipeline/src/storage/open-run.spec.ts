import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { startLedger } from '../ledger/ledger.js';
import { prettyJson } from './canonical-json.js';
import { openRun } from './open-run.js';
import { runDigests, runId } from './run-id.js';
import { CONFIG_DIGEST, contentOf, ENGINE, publishFiles, workspaceOf } from './testing/workspace.js';

const DIRECTORY = 'artifacts/meta/macro/run';

function runFiles(ledgerHead?: string) {
  const ledger = startLedger({
    subject: { profile: 'macro', kind: 'meta', stage: 'run' },
    config_digest: CONFIG_DIGEST,
    engine: ENGINE,
  });
  ledger.record({ step: 'meta_optimize_hrp', phase: 'outcome', status: 'success', data: { weights: { etfs: 1 } } });
  const content = {
    'resolved_manifest.json': prettyJson({ risk: { max_weight: 1 } }),
    'returns/hrp.parquet': 'PAR1',
    'weights/hrp.json': prettyJson({ SPY: 0.25, TLT: 0.75 }),
    'audit.jsonl': ledger.toBytes(),
  };
  const run = { run_id: idOf(content), profile: 'macro', ledger_head: ledgerHead ?? ledger.head() };
  return { 'run.json': prettyJson(run), ...content };
}

function idOf(content: Record<string, string | Uint8Array>): string {
  return runId('macro', runDigests(new Map(Object.entries(content).map(([name, file]) => [name, Buffer.from(file)]))));
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
    expect(run.run.run_id).toMatch(/^macro-[0-9a-f]{12}$/);
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
    ['without a receipt', (root) => rmSync(join(root, DIRECTORY, 'receipt.json')), 'missing '],
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
    const { 'run.json': _, ...content } = runFiles();
    const nameless = { ...content, 'run.json': prettyJson({ run_id: idOf(content), profile: 'macro' }) };
    expect(() => openRun(workspaceWithRun(nameless), DIRECTORY)).toThrow('the last hash must be the head');
  });

  it('refuses a run whose content has another id, though its receipt was made anew', () => {
    const edited = { ...runFiles(), 'weights/hrp.json': prettyJson({ SPY: 1 }) };
    expect(() => openRun(workspaceWithRun(edited), DIRECTORY)).toThrow(
      `${DIRECTORY}/run.json: run_id: the id must be the profile and the digest of the content, got ${JSON.parse(edited['run.json']).run_id} (expected macro-`,
    );
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
