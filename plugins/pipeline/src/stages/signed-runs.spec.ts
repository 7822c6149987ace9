import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { parseReceipt } from '../storage/receipt.js';
import { forgeReceipt } from '../storage/testing/forge-receipt.js';
import type { RunFile } from './run-file.js';
import { runStage } from './run-stage.js';
import { openManifest, runLine } from './testing/run-line.js';
import {
  copyOf,
  MANIFEST_FILE,
  smallManifest,
  smallWorkspace,
  workspaceFolder,
} from './testing/temporary-workspace.js';
import { verifyInWorkspace } from './verify-workspace.js';

const KEYS = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')].map(({ privateKey }) => ({
  pem: privateKey.export({ format: 'pem', type: 'pkcs8' }),
  public_key: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
}));

/** A workspace in which alpha ran, unsigned, under a manifest that trusts the first key; each test works on a copy. */
let done: string;
let runId: string;
let directory: string;
beforeAll(async () => {
  done = workspaceFolder(smallWorkspace());
  trust(done, 0);
  await runLine(done, 'alpha');
  runId = (JSON.parse(readFileSync(join(done, 'artifacts/sleeves/alpha/run/run.json'), 'utf8')) as RunFile).run_id;
  directory = `artifacts/runs/${runId}`;
}, 120_000);
afterAll(() => rmSync(done, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** Lets the manifest trust a key, and `inner` pin the run. */
function trust(root: string, key: number): void {
  const { defaults, profiles } = smallManifest();
  const [first, second] = profiles.inner.sleeves;
  const inner = { ...profiles.inner, sleeves: [{ ...first, ...(runId && { run_id: runId }) }, second] };
  const manifest = {
    defaults: { ...defaults, trust: { public_key: KEYS[key]!.public_key } },
    profiles: { ...profiles, inner },
  };
  writeFileSync(join(root, MANIFEST_FILE), JSON.stringify(manifest));
}

function archive(root: string, key: number): Promise<{ summary: string }> {
  writeFileSync(join(root, 'key.pem'), KEYS[key]!.pem);
  vi.stubEnv('METAFOLIO_SIGNING_KEY', join(root, 'key.pem'));
  return runStage('archive', { workspaceRoot: root, manifest: openManifest(root), profile: 'alpha' });
}

const preflight = (root: string) =>
  runStage('preflight', { workspaceRoot: root, manifest: openManifest(root), profile: 'inner' });
const signatureOf = (root: string) =>
  parseReceipt(readFileSync(join(root, directory, 'receipt.json')), 'receipt').predicate.signature;
const findings = async (root: string) =>
  (await verifyInWorkspace({ workspaceRoot: root, manifest: openManifest(root), directory, replay: false })).findings;

it('a run that was archived without the key is not trusted: by verify, nor by a parent that pins it', async () => {
  const root = copyOf(done);
  trust(root, 0);
  expect(await findings(root)).toMatchObject([{ rule: 'signature', path: `${directory}/receipt.json` }]);
  await expect(preflight(root)).rejects.toThrow(
    `the run ${directory} cannot be used; restore it from where it was archived, or take run_id out of the manifest. ` +
      `${directory}/receipt.json: signature: a run must be signed with the key that the manifest trusts, got no signature`,
  );
});

it('archived with the key it is signed, once; the same signature wherever it is made', async () => {
  const [root, other] = [copyOf(done), copyOf(done)];
  for (const workspace of [root, other]) {
    trust(workspace, 0);
    expect((await archive(workspace, 0)).summary).toBe(`kept as ${runId}`);
    expect((await archive(workspace, 0)).summary).toBe(`${runId} is kept already`);
    expect(await findings(workspace)).toEqual([]);
  }
  expect(signatureOf(root)).toBe(signatureOf(other));
  vi.unstubAllEnvs();
  await expect(preflight(root)).resolves.toHaveProperty('summary');
});

it('a signature with another key, or of another run, is refused', async () => {
  const root = copyOf(done);
  trust(root, 0);
  await archive(root, 0);
  trust(root, 1);
  expect((await findings(root))[0]!.message).toContain('which is not of this run by this key');
  await expect(preflight(root)).rejects.toThrow('which is not of this run by this key');

  trust(root, 0);
  const receipt = join(root, directory, 'receipt.json');
  const text = readFileSync(receipt, 'utf8');
  const other = (honest: string) => honest.replace(/"signature":"../, (start) => `${start.slice(0, -2)}AB`);
  writeFileSync(receipt, forgeReceipt(text, other));
  expect((await findings(root))[0]!.rule).toBe('signature');
});

it('a key that the manifest does not trust archives nothing', async () => {
  const root = copyOf(done);
  rmSync(join(root, 'artifacts/runs'), { recursive: true });
  await expect(archive(root, 1)).rejects.toThrow(`got ${KEYS[0]!.public_key} (expected ${KEYS[1]!.public_key})`);
});
