import { appendFileSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { IntegrityError } from '../errors.js';
import { startLedger } from '../ledger/ledger.js';
import { sha256 } from './digest.js';
import { disk } from './disk.js';
import { openInputs } from './inputs.js';
import { lockedPaths, lockOutput, unlock } from './output-lock.js';
import { publishArtifact } from './publish.js';
import { parseReceipt } from './receipt.js';
import { onFailingDisk } from './testing/failing-disk.js';
import { bytesOf, CONFIG_DIGEST, contentOf, ENGINE, publishFiles, workspaceOf } from './testing/workspace.js';
import { verifyArtifact } from './verify.js';

const DIRECTORY = 'artifacts/sleeves/a/tournament/hrp';
const OLD = { 'returns/hrp.parquet': 'old returns', 'old-only.json': '{}' };
const NEW = { 'returns/hrp.parquet': 'new returns', 'weights/hrp.json': '{"SPY":1}' };

const receiptOf = (root: string, directory = DIRECTORY) =>
  parseReceipt(readFileSync(join(root, directory, 'receipt.json')), 'receipt.json');

describe('publishArtifact', () => {
  it('writes the files and a receipt of them, of what was read and of what made them', () => {
    const root = workspaceOf({ 'sleeves/a/prices.csv': 'date,SPY\n' });
    const inputs = openInputs(root);
    inputs.source('sleeves/a/prices.csv');
    publishFiles(root, DIRECTORY, { files: NEW, inputs });
    expect(Object.keys(contentOf(join(root, DIRECTORY)))).toEqual([
      'receipt.json',
      'returns/hrp.parquet',
      'weights/hrp.json',
    ]);
    expect(receiptOf(root).subject).toEqual([
      { name: 'returns/hrp.parquet', digest: { sha256: sha256('new returns') } },
      { name: 'weights/hrp.json', digest: { sha256: sha256('{"SPY":1}') } },
    ]);
    expect(receiptOf(root).predicate).toEqual({
      stage: 'ingest',
      profile: 'a',
      config_digest: CONFIG_DIGEST,
      engine: ENGINE,
      inputs: [{ name: 'sleeves/a/prices.csv', digest: { sha256: sha256('date,SPY\n') } }],
      receipt_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('writes the same bytes in every workspace, and again', () => {
    const [one, two] = [workspaceOf({}), workspaceOf({})];
    publishFiles(one, DIRECTORY, { files: NEW });
    publishFiles(two, DIRECTORY, { files: Object.fromEntries(Object.entries(NEW).reverse()) });
    publishFiles(two, DIRECTORY, { files: NEW });
    expect(contentOf(one)).toEqual(contentOf(two));
  });

  it('replaces the whole of an earlier artifact, and what was left lying in it', () => {
    const root = workspaceOf({});
    publishFiles(root, DIRECTORY, { files: OLD });
    writeFileSync(join(root, DIRECTORY, 'extra'), '');
    publishFiles(root, DIRECTORY, { files: NEW });
    expect(verifyArtifact({ workspaceRoot: root, directory: DIRECTORY })).toEqual([]);
    expect(readdirSync(join(root, DIRECTORY, '..'))).toEqual(['hrp']);
  });

  it('verifies a ledger before it is published and puts its head in the receipt', () => {
    const root = workspaceOf({});
    const subject = { profile: 'a', kind: 'sleeve', stage: 'tournament' } as const;
    const ledger = startLedger({ subject, config_digest: CONFIG_DIGEST, engine: ENGINE });
    ledger.record({ step: 'optimize_hrp', phase: 'outcome', status: 'success' });
    publishFiles(root, DIRECTORY, { files: { 'audit.jsonl': ledger.toBytes() } });
    expect(receiptOf(root).predicate.ledger_head).toBe(ledger.head());

    const broken = new TextDecoder().decode(ledger.toBytes()).replace('optimize_hrp', 'optimize_erc');
    expect(() => publishFiles(root, DIRECTORY, { files: { 'audit.jsonl': broken } })).toThrow('audit.jsonl: seq 1');
    expect(receiptOf(root).predicate.ledger_head).toBe(ledger.head());
  });

  it('publishes nothing when an input changed during the task', () => {
    const root = workspaceOf({ 'prices.csv': 'a' });
    publishFiles(root, DIRECTORY, { files: OLD });
    const before = contentOf(root);
    const inputs = openInputs(root);
    inputs.source('prices.csv');
    appendFileSync(join(root, 'prices.csv'), 'b');
    expect(() => publishFiles(root, DIRECTORY, { files: NEW, inputs })).toThrow(IntegrityError);
    expect({ ...contentOf(root), 'prices.csv': before['prices.csv'] }).toEqual(before);
  });

  it.each(['../x', '/x', 'receipt.json', '.hidden'])('refuses a file named %s, and leaves the old artifact', (name) => {
    const root = workspaceOf({});
    publishFiles(root, DIRECTORY, { files: OLD });
    const before = contentOf(root);
    expect(() => publishFiles(root, DIRECTORY, { files: { [name]: 'x' } })).toThrow(IntegrityError);
    expect(contentOf(root)).toEqual(before);
  });

  it.each(['sleeves/a', 'artifacts', '', 'artifacts/../sleeves/a'])('never replaces %j', (directory) => {
    const root = workspaceOf({ 'sleeves/a/sleeve.yaml': 'x' });
    const before = contentOf(root);
    expect(() => publishFiles(root, directory, { files: NEW })).toThrow('only a folder of artifacts/ may be replaced');
    expect(contentOf(root)).toEqual(before);
  });

  it('does not write through a symbolic link out of the workspace', () => {
    const outside = workspaceOf({ 'precious.txt': 'x' });
    const root = workspaceOf({});
    expect(() => publishFiles(root, '../elsewhere', { files: NEW })).toThrow('got a path out of it');
    symlinkSync(outside, join(root, 'artifacts'));
    expect(() => publishFiles(root, DIRECTORY, { files: NEW })).toThrow('got a symbolic link out of it');
    expect(Object.keys(contentOf(outside))).toEqual(['precious.txt']);
  });
});

it('every file and folder is forced to the disk before it is put in place, and the place after', async () => {
  const root = workspaceOf({});
  const lock = await lockOutput({ workspaceRoot: root, directory: DIRECTORY });
  const { fresh } = lockedPaths(lock);
  const done: unknown[] = [];
  vi.spyOn(disk, 'sync').mockImplementation(
    async (paths) => void done.push(paths.map((path) => relative(fresh, path))),
  );
  vi.spyOn(disk, 'rename').mockImplementation((from, to) => {
    done.push(relative(fresh, from) === '' && to === lock.target ? 'in place' : to);
    renameSync(from, to);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const files = new Map(Object.entries(NEW).map(([name, text]) => [name, bytesOf(text)]));
  const receipt = { stage: 'ingest', profile: 'a', configDigest: CONFIG_DIGEST, engine: ENGINE };
  await publishArtifact(lock, { files, receipt, inputs: openInputs(root) });
  unlock(lock);
  expect(done.slice(0, 3)).toEqual([
    ['returns/hrp.parquet', 'weights/hrp.json', 'receipt.json', '', 'returns', 'weights'],
    'in place',
    [relative(fresh, join(root, DIRECTORY, '..'))],
  ]);
});

describe('a disk that fails', () => {
  const publishFrom = (root: string, files: Record<string, string>): void => {
    const inputs = openInputs(root);
    inputs.source('prices.csv');
    publishFiles(root, DIRECTORY, { files, inputs });
  };
  const workspaceWith = (files: Record<string, string>): string => {
    const root = workspaceOf({ 'prices.csv': 'a' });
    publishFrom(root, files);
    return root;
  };

  it.each(['once', 'crash'] as const)(
    'at any operation (%s) leaves exactly the old artifact or exactly the new one',
    (mode) => {
      const [old, fresh] = [OLD, NEW].map((files) => contentOf(join(workspaceWith(files), DIRECTORY)));
      const seen = new Set<string>();
      let reached = true;
      for (let at = 1; reached; at++) {
        const root = workspaceWith(OLD);
        let succeeded = false;
        reached = onFailingDisk({ at, mode }, () => {
          publishFrom(root, NEW);
          succeeded = true;
        });

        const left = openInputs(root).has(DIRECTORY) ? contentOf(join(root, DIRECTORY)) : undefined;
        expect(succeeded ? [fresh] : [old, fresh]).toContainEqual(left);
        seen.add(JSON.stringify(left));
        expect(verifyArtifact({ workspaceRoot: root, directory: DIRECTORY })).toEqual([]);

        publishFrom(root, NEW);
        expect(contentOf(join(root, DIRECTORY))).toEqual(fresh);
        expect(readdirSync(join(root, 'artifacts'))).toEqual(['sleeves']);
      }
      expect(seen.size).toBe(2);
    },
  );
});
