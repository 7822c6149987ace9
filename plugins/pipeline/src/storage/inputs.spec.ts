import { appendFileSync, copyFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, IntegrityError } from '../errors.js';
import { sha256 } from './digest.js';
import { openInputs } from './inputs.js';
import { publishFiles, temporaryFolder, workspaceOf } from './testing/workspace.js';

const INGEST = 'artifacts/sleeves/a/ingest';
const FILES = { 'returns.parquet': 'PAR1 0.01 PAR1', 'assets.json': '{"assets":["SPY","TLT"]}' };

function workspaceWithArtifact(): string {
  const root = workspaceOf({ 'sleeves/a/prices.csv': 'date,SPY\n' });
  publishFiles(root, INGEST, { files: FILES });
  return root;
}

describe('openInputs', () => {
  it('gives the bytes of sources and artifacts, and lists them sorted, each once', () => {
    const inputs = openInputs(workspaceWithArtifact());
    expect(Buffer.from(inputs.source('sleeves/a/prices.csv')).toString()).toBe('date,SPY\n');
    expect(inputs.artifactJson<{ assets: string[] }>(INGEST, 'assets.json')).toEqual({ assets: ['SPY', 'TLT'] });
    expect(Buffer.from(inputs.artifact(INGEST, 'returns.parquet')).toString()).toBe(FILES['returns.parquet']);
    inputs.source('./sleeves/a/../a/prices.csv');
    expect(inputs.consumed()).toEqual([
      { name: `${INGEST}/assets.json`, digest: { sha256: sha256(FILES['assets.json']) } },
      { name: `${INGEST}/returns.parquet`, digest: { sha256: sha256(FILES['returns.parquet']) } },
      { name: 'sleeves/a/prices.csv', digest: { sha256: sha256('date,SPY\n') } },
    ]);
    expect(inputs.recheck()).toBeUndefined();
  });

  it('says whether an artifact was published', () => {
    const inputs = openInputs(workspaceWithArtifact());
    expect(inputs.has(INGEST)).toBe(true);
    expect(inputs.has('artifacts/sleeves/b/ingest')).toBe(false);
  });

  it('refuses sources outside the workspace, by path and by link, and records nothing of them', () => {
    const root = workspaceWithArtifact();
    const outside = workspaceOf({ 'prices.csv': 'secret' });
    symlinkSync(join(outside, 'prices.csv'), join(root, 'linked.csv'));
    const inputs = openInputs(root);
    for (const path of ['../prices.csv', join(outside, 'prices.csv'), 'linked.csv', 'missing.csv']) {
      expect(() => inputs.source(path)).toThrow(ConfigurationError);
    }
    expect(inputs.consumed()).toEqual([]);
  });
});

describe('a damaged artifact', () => {
  const file = (root: string, name = 'returns.parquet') => join(root, INGEST, name);

  it.each<[string, (root: string) => void, string]>([
    [
      'poisoned',
      (root) => writeFileSync(file(root), 'PAR1 9.99 PAR1'),
      'the bytes must have the digest of the receipt',
    ],
    ['truncated', (root) => truncateSync(file(root), 5), '5 bytes'],
    ['emptied', (root) => truncateSync(file(root)), `got sha256 ${sha256('')}, 0 bytes (expected sha256`],
    ['grown', (root) => appendFileSync(file(root), ' '), 'the bytes must have the digest of the receipt'],
    [
      'replaced by another file of it',
      (root) => copyFileSync(file(root, 'assets.json'), file(root)),
      'digest of the receipt',
    ],
    ['deleted', (root) => rmSync(file(root)), 'a file of an artifact must be there, got nothing'],
  ])('is refused before its bytes are given: %s', (_name, damage, message) => {
    const root = workspaceWithArtifact();
    damage(root);
    const inputs = openInputs(root);
    const read = () => inputs.artifact(INGEST, 'returns.parquet');
    expect(read).toThrow(IntegrityError);
    expect(read).toThrow(`${INGEST}/returns.parquet: `);
    expect(read).toThrow(message);
    expect(inputs.consumed()).toEqual([]);
  });

  it('is refused when a file is a symbolic link, even to the right bytes', () => {
    const root = workspaceWithArtifact();
    copyFileSync(file(root), join(root, 'copy'));
    rmSync(file(root));
    symlinkSync(join(root, 'copy'), file(root));
    expect(() => openInputs(root).artifact(INGEST, 'returns.parquet')).toThrow('got a symbolic link');
  });

  it('is refused when its folder is a symbolic link out of the workspace', () => {
    const other = workspaceWithArtifact();
    const root = workspaceOf({ 'artifacts/sleeves/a/health/x': '' });
    symlinkSync(join(other, INGEST), join(root, INGEST));
    expect(() => openInputs(root).artifact(INGEST, 'assets.json')).toThrow('got a symbolic link out of it');
    expect(() => openInputs(root).has(INGEST)).toThrow('got a symbolic link out of it');
  });

  it('is refused when its receipt is missing, cut or edited', () => {
    const root = workspaceWithArtifact();
    const receipt = file(root, 'receipt.json');
    const read = () => openInputs(root).artifact(INGEST, 'assets.json');
    truncateSync(receipt, 100);
    expect(read).toThrow(IntegrityError);
    expect(read).toThrow(`${INGEST}/receipt.json: the text must be JSON`);
    rmSync(receipt);
    expect(read).toThrow(`${INGEST}/receipt.json: a file of an artifact must be there`);
  });

  it('is refused for a file that its receipt does not list, though it is there', () => {
    const root = workspaceWithArtifact();
    writeFileSync(file(root, 'extra.json'), '{}');
    expect(() => openInputs(root).artifactJson(INGEST, 'extra.json')).toThrow(
      'a file must be listed in the receipt of its artifact, got no entry for "extra.json" (expected one of assets.json, returns.parquet)',
    );
    expect(() => openInputs(root).artifact(INGEST, '../../../../sleeves/a/prices.csv')).toThrow(IntegrityError);
  });
});

describe('an input that changes during the task', () => {
  it.each<[string, (root: string) => void]>([
    ['a source is edited', (root) => appendFileSync(join(root, 'sleeves/a/prices.csv'), '2024-01-02,1\n')],
    ['a source is deleted', (root) => rmSync(join(root, 'sleeves/a/prices.csv'))],
    [
      'an artifact is published anew',
      (root) => publishFiles(root, INGEST, { files: { ...FILES, 'assets.json': '[]' } }),
    ],
    ['an artifact is deleted', (root) => rmSync(join(root, INGEST), { recursive: true })],
  ])('is found when checked again: %s', (_name, change) => {
    const root = workspaceWithArtifact();
    const inputs = openInputs(root);
    inputs.source('sleeves/a/prices.csv');
    inputs.artifact(INGEST, 'assets.json');
    change(root);
    expect(() => inputs.recheck()).toThrow(IntegrityError);
    expect(() => inputs.recheck()).toThrow('an input must not change while the stage runs');
  });

  it('is found when the file is read a second time', () => {
    const root = workspaceWithArtifact();
    const inputs = openInputs(root);
    inputs.source('sleeves/a/prices.csv');
    writeFileSync(join(root, 'sleeves/a/prices.csv'), 'date,TLT\n');
    expect(() => inputs.source('sleeves/a/prices.csv')).toThrow('an input must not change while the stage runs');
  });

  it('a file that is only touched has not changed', () => {
    const root = workspaceWithArtifact();
    const inputs = openInputs(root);
    inputs.source('sleeves/a/prices.csv');
    writeFileSync(join(root, 'sleeves/a/prices.csv'), 'date,SPY\n');
    expect(inputs.recheck()).toBeUndefined();
  });
});

it('a workspace without artifacts has none', () => {
  expect(openInputs(temporaryFolder()).has(INGEST)).toBe(false);
});
