import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startLedger } from '../ledger/ledger.js';
import { sha256 } from './digest.js';
import { forgeReceipt } from './testing/forge-receipt.js';
import { CONFIG_DIGEST, ENGINE, publishFiles, workspaceOf } from './testing/workspace.js';
import { verifyArtifact } from './verify.js';

const DIRECTORY = 'artifacts/sleeves/a/run';

function ledger() {
  const subject = { profile: 'a', kind: 'sleeve', stage: 'run' } as const;
  const chain = startLedger({ subject, config_digest: CONFIG_DIGEST, engine: ENGINE });
  chain.record({ step: 'optimize_hrp', phase: 'outcome', status: 'success', data: { weights: { SPY: 1 } } });
  return chain;
}

function publishedRun(): string {
  const root = workspaceOf({});
  const files = { 'audit.jsonl': ledger().toBytes(), 'run.json': '{}\n', 'returns/hrp.parquet': 'PAR1' };
  publishFiles(root, DIRECTORY, { files });
  return root;
}

const at = (root: string, name: string): string => join(root, DIRECTORY, name);

/** The findings as `rule name`. */
const found = (root: string): string[] =>
  verifyArtifact({ workspaceRoot: root, directory: DIRECTORY }).map(
    ({ rule, path }) => `${rule} ${path.slice(DIRECTORY.length + 1)}`,
  );

describe('verifyArtifact', () => {
  it('finds nothing in an artifact as it was published', () => {
    expect(found(publishedRun())).toEqual([]);
  });

  it.each<[string, (root: string) => void, string[]]>([
    ['a poisoned file', (root) => writeFileSync(at(root, 'run.json'), '{ }'), ['digest run.json']],
    ['a deleted file', (root) => rmSync(at(root, 'run.json')), ['missing run.json']],
    ['a deleted folder', (root) => rmSync(at(root, 'returns'), { recursive: true }), ['missing returns/hrp.parquet']],
    ['an extra file', (root) => writeFileSync(at(root, 'returns/erc.parquet'), ''), ['extra returns/erc.parquet']],
    ['an extra hidden file', (root) => writeFileSync(at(root, '.x'), ''), ['extra .x']],
    ['a renamed file', (root) => renameSync(at(root, 'run.json'), at(root, 'Run')), ['missing run.json', 'extra Run']],
    ['a folder for a file', (root) => folderFor(at(root, 'run.json')), ['missing run.json']],
    ['a link for a file', (root) => linkFor(at(root, 'run.json')), ['digest run.json', 'extra elsewhere']],
    ['an extra link to a folder', (root) => symlinkSync('returns', at(root, 'link')), ['extra link']],
    ['a deleted receipt', (root) => rmSync(at(root, 'receipt.json')), ['missing receipt.json']],
    ['a longer receipt', (root) => appendFileSync(at(root, 'receipt.json'), '\n'), ['receipt receipt.json']],
    ['no artifact', (root) => rmSync(join(root, DIRECTORY), { recursive: true }), ['missing receipt.json']],
  ])('finds %s', (_name, damage, findings) => {
    const root = publishedRun();
    damage(root);
    expect(found(root)).toEqual(findings);
  });

  it('says what it found and what it expected', () => {
    const root = publishedRun();
    writeFileSync(at(root, 'run.json'), '{ }');
    const [finding] = verifyArtifact({ workspaceRoot: root, directory: DIRECTORY });
    expect(finding!.message).toContain(`${DIRECTORY}/run.json: the bytes must have the digest of the receipt, got`);
    expect(finding!.message).toContain(`sha256 ${sha256('{ }')}, 3 bytes (expected sha256 ${sha256('{}\n')})`);
  });

  it('finds every truncation of every file, and a flipped bit in any of its bytes', () => {
    const root = publishedRun();
    for (const name of ['audit.jsonl', 'run.json', 'returns/hrp.parquet']) {
      const bytes = readFileSync(at(root, name));
      for (const length of bytes.keys()) {
        writeFileSync(at(root, name), bytes.subarray(0, length));
        expect(found(root)).toEqual([`digest ${name}`]);
        const flipped = Uint8Array.from(bytes);
        flipped[length]! ^= 1 << (length % 8);
        writeFileSync(at(root, name), flipped);
        expect(found(root)).toEqual([`digest ${name}`]);
      }
      writeFileSync(at(root, name), bytes);
    }
    expect(found(root)).toEqual([]);
  });

  it('finds a ledger that was cut and listed anew in the receipt, by the head', () => {
    const root = publishedRun();
    const whole = readFileSync(at(root, 'audit.jsonl'), 'utf8');
    const cut = `${whole.split('\n')[0]}\n`;
    const receipt = readFileSync(at(root, 'receipt.json'), 'utf8');
    writeFileSync(at(root, 'audit.jsonl'), cut);
    const listed = (text: string) => text.replace(sha256(whole), sha256(cut));
    writeFileSync(at(root, 'receipt.json'), forgeReceipt(receipt, listed));
    expect(found(root)).toEqual(['ledger audit.jsonl']);
    writeFileSync(
      at(root, 'receipt.json'),
      forgeReceipt(receipt, (text) => listed(text).replace(`,"ledger_head":"${ledger().head()}"`, '')),
    );
    expect(found(root)).toEqual(['ledger audit.jsonl']);
  });

  it('reports a folder that is a link out of the workspace instead of following it', () => {
    const outside = publishedRun();
    const root = workspaceOf({ 'artifacts/sleeves/a/x': '' });
    symlinkSync(join(outside, DIRECTORY), join(root, DIRECTORY));
    expect(found(root)).toEqual(['receipt receipt.json']);
  });
});

function folderFor(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

function linkFor(path: string): void {
  renameSync(path, join(path, '../elsewhere'));
  symlinkSync('elsewhere', path);
}
