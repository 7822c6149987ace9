import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError, DataError, IntegrityError } from '../errors.js';
import { sha256 } from '../storage/digest.js';
import { contentOf } from '../storage/testing/workspace.js';
import { runStage } from './run-stage.js';
import type { StageContext } from './stage.js';
import { openManifest } from './testing/run-line.js';
import { copyOf, smallWorkspace, workspaceFolder } from './testing/temporary-workspace.js';

const ALPHA = 'artifacts/sleeves/alpha';
const PRICES = 'sleeves/alpha/prices.csv';

/** A workspace in which alpha got as far as two tournaments; each test works on a copy. */
let done: string;

const contextOf = (workspaceRoot: string, rest: Partial<StageContext> = {}): StageContext => ({
  workspaceRoot,
  manifest: openManifest(workspaceRoot),
  profile: 'alpha',
  ...rest,
});

beforeAll(async () => {
  done = workspaceFolder(smallWorkspace());
  await runStage('ingest', contextOf(done));
  await runStage('select', contextOf(done));
  await runStage('tournament', contextOf(done, { riskProfile: 'hrp' }));
  await runStage('tournament', contextOf(done, { riskProfile: 'min_variance' }));
}, 120_000);
afterAll(() => rmSync(done, { recursive: true, force: true }));

/** The files of the artifacts, those of one folder left out. */
function artifactsBut(root: string, folder: string): Record<string, string> {
  const all = Object.entries(contentOf(join(root, 'artifacts')));
  return Object.fromEntries(all.filter(([name]) => !`artifacts/${name}`.startsWith(`${folder}/`)));
}

describe('runStage', () => {
  it('says where the artifact is and what happened, and names neither clock nor folder in it', async () => {
    const root = copyOf(done);
    const outcome = await runStage('select', contextOf(root));
    expect(outcome).toEqual({
      directory: `${ALPHA}/select`,
      summary: expect.stringMatching(/^7 windows and now, \d to \d winners of 5$/),
    });
    expect(contentOf(join(root, ALPHA))).toEqual(contentOf(join(done, ALPHA)));
  });

  it('refuses an artifact of which one byte has flipped, by its name and both digests, and leaves nothing behind', async () => {
    const root = copyOf(done);
    const path = `${ALPHA}/ingest/returns.parquet`;
    const bytes = readFileSync(join(root, path));
    const expected = sha256(bytes);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(join(root, path), bytes);
    const others = artifactsBut(root, `${ALPHA}/select`);
    await expect(runStage('select', contextOf(root))).rejects.toThrow(
      new IntegrityError({
        where: path,
        rule: 'the bytes must have the digest of the receipt',
        got: `sha256 ${sha256(bytes)}, ${bytes.length} bytes`,
        expected: `sha256 ${expected}`,
        cause:
          'The file was edited, cut or restored from a damaged cache; delete the folder and run its target again without the cache.',
      }),
    );
    expect(readdirSync(join(root, ALPHA)).sort()).toEqual(['ingest', 'tournament']);
    expect(artifactsBut(root, `${ALPHA}/select`)).toEqual(others);
  });

  it('withdraws the artifact of a stage that fails, so that the next one finds none, and leaves all others', async () => {
    const root = copyOf(done);
    const others = artifactsBut(root, `${ALPHA}/ingest`);
    writeFileSync(join(root, PRICES), '');
    await expect(runStage('ingest', contextOf(root))).rejects.toThrow(DataError);
    expect(existsSync(join(root, ALPHA, 'ingest'))).toBe(false);
    expect(artifactsBut(root, `${ALPHA}/ingest`)).toEqual(others);
    await expect(runStage('select', contextOf(root))).rejects.toThrow(
      new IntegrityError({
        where: `${ALPHA}/ingest/receipt.json`,
        rule: 'a file of an artifact must be there',
        got: 'nothing, or no regular file',
        expected: 'a regular file',
        cause:
          'The target that makes it has not run, or its cache gave back only a part; run it again without the cache.',
      }),
    );
    expect(existsSync(join(root, ALPHA, 'select'))).toBe(false);
  });

  it('withdraws of a stage that runs once a risk profile only the one that failed', async () => {
    const root = copyOf(done);
    rmSync(join(root, ALPHA, 'select'), { recursive: true });
    await expect(runStage('tournament', contextOf(root, { riskProfile: 'hrp' }))).rejects.toThrow(IntegrityError);
    expect(readdirSync(join(root, ALPHA, 'tournament'))).toEqual(['min_variance']);
  });

  it.each<[string, string, Partial<StageContext>, string]>([
    [
      'a stage of the other kind',
      'flatten',
      {},
      'alpha: flatten: a sleeve has no such stage, got flatten (expected one of ingest, select, tournament, health, sleeve, archive, verify, report). The stage belongs to the other kind of profile, or its name is misspelt.',
    ],
    [
      'a tournament of no risk profile',
      'tournament',
      {},
      'alpha: tournament: the stage runs once for each risk profile, got none (expected one of min_variance, hrp, barbell). The risk profile is not in risk.profiles of the manifest, or stands where none belongs.',
    ],
    [
      'a tournament of a risk profile that the manifest does not list',
      'tournament',
      { riskProfile: 'equal_weight' },
      'alpha: tournament: the stage runs once for each risk profile, got equal_weight (expected one of min_variance, hrp, barbell).',
    ],
    [
      'a risk profile where none belongs',
      'select',
      { riskProfile: 'hrp' },
      'alpha: select: the stage does not run for a risk profile, got hrp (expected none).',
    ],
    [
      'an unknown profile',
      'ingest',
      { profile: 'alhpa' },
      'configs/manifest.json: the profile is unknown, got "alhpa" (expected one of "alpha", "beta", "gamma", "inner", "outer"). Did you mean "alpha"?',
    ],
  ])('refuses %s, and touches no artifact', async (_name, stage, rest, message) => {
    const root = copyOf(done);
    const running = runStage(stage, contextOf(root, rest));
    await expect(running).rejects.toThrow(ConfigurationError);
    await expect(running).rejects.toThrow(message);
    expect(contentOf(join(root, 'artifacts'))).toEqual(contentOf(join(done, 'artifacts')));
  });
});
