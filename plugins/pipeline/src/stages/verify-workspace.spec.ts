import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStatus } from '../storage/artifact-finding.js';
import { prettyJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import { runId } from '../storage/run-id.js';
import { forgeReceipt } from '../storage/testing/forge-receipt.js';
import { contentOf } from '../storage/testing/workspace.js';
import { flattenPortfolios } from './flatten-portfolios.js';
import type { PortfolioFile } from './portfolio.js';
import type { RunFile } from './run-file.js';
import { openManifest, runLine } from './testing/run-line.js';
import { copyOf, MANIFEST_FILE, smallWorkspace, workspaceFolder } from './testing/temporary-workspace.js';
import { verifyInWorkspace } from './verify-workspace.js';

const RUN = 'artifacts/meta/inner/run';
const PRICES = 'sleeves/alpha/prices.csv';

/** A workspace in which `inner` ran; each test works on a copy. */
let done: string;
beforeAll(async () => {
  done = workspaceFolder(smallWorkspace());
  await runLine(done, 'inner');
}, 120_000);
afterAll(() => rmSync(done, { recursive: true, force: true }));

const verify = (workspaceRoot: string, { directory = RUN, replay = false } = {}) =>
  verifyInWorkspace({ workspaceRoot, manifest: openManifest(workspaceRoot), directory, replay });

const jsonAt = <T>(root: string, path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

/** `rule path` of each finding, and the exit status. */
async function found(root: string, options?: Parameters<typeof verify>[1]) {
  const { findings } = await verify(root, options);
  return { status: verifyStatus(findings), rules: findings.map(({ rule, path }) => `${rule} ${path}`) };
}

describe('verifyInWorkspace', () => {
  it('finds nothing in a workspace as it was made, computed anew as well, and writes nothing', async () => {
    const before = contentOf(done);
    expect(await verify(done, { replay: true })).toEqual({ artifacts: 24, runs: 3, findings: [] });
    expect(contentOf(done)).toEqual(before);
  });

  it('checks an archived run by itself, where nothing that it was made from is there', async () => {
    const root = copyOf(done);
    const directory = `artifacts/runs/${jsonAt<RunFile>(root, `${RUN}/run.json`).run_id}`;
    for (const path of ['artifacts/meta', 'artifacts/sleeves', 'sleeves', 'meta']) {
      rmSync(join(root, path), { recursive: true });
    }
    const manifest = openManifest(done);
    const { findings } = await verifyInWorkspace({ workspaceRoot: root, manifest, directory, replay: false });
    expect(findings).toEqual([]);
  });

  it('tells what is corrupt (1), not to be trusted (2) and missing (4) apart, each found once', async () => {
    const root = copyOf(done);
    appendFileSync(join(root, PRICES), '\n');
    const stale = { status: 2, rules: ['stale artifacts/sleeves/alpha/ingest'] };
    expect(await found(root)).toEqual(stale);
    appendFileSync(join(root, RUN, 'weights/hrp.json'), ' ');
    expect(await found(root)).toEqual({ status: 3, rules: [`digest ${RUN}/weights/hrp.json`, ...stale.rules] });
    rmSync(join(root, 'artifacts/sleeves/beta/select'), { recursive: true });
    const missing = 'missing artifacts/sleeves/beta/select/receipt.json';
    expect(await found(root)).toEqual({
      status: 7,
      rules: [`digest ${RUN}/weights/hrp.json`, ...stale.rules, missing],
    });
  });

  it('finds a task that once had another output, by the journal', async () => {
    const root = copyOf(done);
    const artifact = 'artifacts/sleeves/beta/select';
    forge(root, artifact, 'selection.json', Buffer.from('{}'));
    expect(await found(root)).toEqual({ status: 2, rules: [`reproducible ${artifact}`] });
    const { findings } = await verify(root);
    expect(findings[0]!.message).toMatch(/got another output before: \.metafolio\/journal\//);
  });

  it('takes no offence at a preflight that says something else, after a child was pinned', async () => {
    const root = copyOf(done);
    const { run_id } = jsonAt<RunFile>(root, 'artifacts/sleeves/alpha/run/run.json');
    const manifest = readFileSync(join(root, MANIFEST_FILE), 'utf8');
    writeFileSync(
      join(root, MANIFEST_FILE),
      manifest.replaceAll('"profile": "alpha"', `"profile": "alpha", "run_id": "${run_id}"`),
    );
    await runLine(root, 'inner');
    expect(await found(root)).toEqual({ status: 0, rules: [] });
  });

  const held = (root: string, directory: string) => jsonAt<PortfolioFile>(root, `${directory}/weights/hrp.json`);

  it.each<[string, (root: string) => Partial<PortfolioFile>, string]>([
    ['whose net is not the sum over its assets', () => ({ net: 0.5 }), 'got net is 0.5, the sum over the paths'],
    [
      'that sums, but not over the children with their weights',
      (root) =>
        flattenPortfolios([
          { id: 'first', weight: 0.5, portfolio: held(root, 'artifacts/sleeves/alpha/run') },
          { id: 'second', weight: 0.5, portfolio: held(root, 'artifacts/sleeves/beta/run') },
        ]),
      'a weight must be the sum over the paths that lead to it, got ',
    ],
  ])('finds a portfolio %s, in a run forged to the last digest', async (_name, change, message) => {
    const root = copyOf(done);
    forgeRun(root, 'weights/hrp.json', { ...held(root, RUN), ...change(root) });
    const { findings } = await verify(root);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([`conservation ${RUN}/weights/hrp.json`]);
    expect(findings[0]!.message).toContain(message);
  });

  it('finds a run that its sources no longer give, and names the files that differ', async () => {
    const root = copyOf(done);
    writeFileSync(join(root, PRICES), readFileSync(join(root, PRICES), 'utf8').replace(/\d\n$/, '9\n'));
    const { status, rules } = await found(root, { replay: true });
    expect(status).toBe(2);
    expect(rules).toContain(`reproducible ${RUN}/returns/hrp.parquet`);
    expect(rules).not.toContain(`reproducible ${RUN}/calendar.json`);
  });

  it('says so when a run cannot be computed anew', async () => {
    const root = copyOf(done);
    rmSync(join(root, PRICES));
    const { findings } = await verify(root, { replay: true });
    expect(findings.at(-1)!.message).toMatch(/the run cannot be computed anew: .*prices\.csv/);
  });
});

/** Changes a file of an artifact and makes its receipt fit. */
function forge(root: string, directory: string, name: string, bytes: Uint8Array): void {
  const [path, receipt] = [name, 'receipt.json'].map((one) => join(root, directory, one)) as [string, string];
  const former = sha256(readFileSync(path));
  writeFileSync(path, bytes);
  const forged = forgeReceipt(readFileSync(receipt, 'utf8'), (text) => text.replace(former, sha256(bytes)));
  writeFileSync(receipt, forged);
}

/** Changes a JSON file of the run, and makes run.json with its id and the receipt fit. */
function forgeRun(root: string, name: string, value: unknown): void {
  const bytes = Buffer.from(prettyJson(value));
  const run = jsonAt<RunFile>(root, `${RUN}/run.json`);
  const digests = { ...run.digests, [name]: sha256(bytes) };
  forge(root, RUN, name, bytes);
  forge(root, RUN, 'run.json', Buffer.from(prettyJson({ ...run, run_id: runId(run.profile, digests), digests })));
}
