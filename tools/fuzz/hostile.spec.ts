import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PipelineError } from '../../plugins/pipeline/src/errors.js';
import { runProfile } from '../../plugins/pipeline/src/stages/run-profile.js';
import { openManifest } from '../../plugins/pipeline/src/stages/testing/run-line.js';
import { workspaceFolder } from '../../plugins/pipeline/src/stages/testing/temporary-workspace.js';
import { GOOD, type HostileCase, type HostileFile, manifestWith, PRICES } from './hostile/case.js';
import { DATA_CASES } from './hostile/data.js';
import { PATH_CASES } from './hostile/paths.js';
import { TEXT_CASES } from './hostile/texts.js';

const MAX_CPU_SECONDS = 2;
/** `<where>: <rule>, got <value> (expected <bound>). <likely cause>` */
const MESSAGE = /^.+: .+, got .* \(expected .+\)\. .+/s;

let root: string;
beforeAll(() => {
  root = workspaceFolder({ ...GOOD });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Puts the files of a case into the workspace until the test ends. */
function put({ files = {} }: Pick<HostileCase, 'files'>): void {
  const write = (path: string, content: HostileFile | undefined): void => {
    const absolute = join(root, path);
    rmSync(absolute, { recursive: true, force: true });
    if (content === undefined) return;
    mkdirSync(dirname(absolute), { recursive: true });
    if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, absolute);
    else writeFileSync(absolute, content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  onTestFinished(() => {
    for (const path of ['artifacts', '.metafolio', ...Object.keys(files)]) write(path, GOOD[path]);
  });
}

/** What a user does with a workspace that came from somewhere: opens the manifest, and lets the first stage read the data. */
async function use({ environment }: Pick<HostileCase, 'environment'>): Promise<void> {
  const manifest = openManifest(root, environment);
  await runProfile({ workspaceRoot: root, manifest, profile: 'alpha', wanted: ({ name }) => name === 'ingest' });
}

function processorSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

describe.each([
  ['paths', PATH_CASES],
  ['configuration', TEXT_CASES],
  ['data', DATA_CASES],
])('hostile %s', (_kind, cases) => {
  it.each(cases)('$name', async (hostile) => {
    put(hostile);
    const before = Object.getOwnPropertyNames(Object.prototype);
    const start = process.cpuUsage();
    const error = await use(hostile).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(processorSeconds(start)).toBeLessThan(MAX_CPU_SECONDS);
    expect(error).toBeInstanceOf(PipelineError);
    expect((error as PipelineError).message).toMatch(MESSAGE);
    expect((error as PipelineError).message.length).toBeLessThan(30_000);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(existsSync(join(root, 'artifacts/sleeves/alpha/ingest'))).toBe(false);
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });
});

it.each(['constructor', 'prototype'])(
  'a sleeve may be called %s',
  async (id) => {
    put({ files: manifestWith('"id":"first"', `"id":"${id}"`) });
    await runProfile({ workspaceRoot: root, manifest: openManifest(root), profile: 'inner', workers: 0 });
    const { weights } = JSON.parse(readFileSync(join(root, 'artifacts/meta/inner/allocate/hrp/weights.json'), 'utf8'));
    expect(Object.keys(weights)).toEqual([id, 'second']);
  },
  120_000,
);

/** Symbols that a source may have, and what they would be in a report or a spreadsheet that took them as they stand. */
const SYMBOLS = ['<img src=x onerror=alert(1)>', '[a](javascript:alert(1))', '`A`|B', '</script><b>', '&lt;i&gt;'];

it('names are text in every report and every table', async () => {
  const symbols = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];
  const prices = symbols.reduce((text, symbol, k) => text.replace(symbol, () => SYMBOLS[k]!), GOOD[PRICES]!);
  const description = '"<script>alert(1)</script> =1+1"';
  put({ files: { [PRICES]: prices, 'meta/inner/meta.yaml': `description: ${description}\n` } });
  await runProfile({ workspaceRoot: root, manifest: openManifest(root), profile: 'inner', workers: 0 });
  const folder = join(root, 'artifacts/meta/inner');
  const reports = Object.fromEntries(
    readdirSync(join(folder, 'report')).map((name) => [name, readFileSync(join(folder, 'report', name), 'utf8')]),
  );
  for (const name of ['report.md', 'report.html']) {
    expect(reports[name]).toContain('onerror');
    expect(reports[name]).not.toMatch(/<img src=x|<script>alert|<\/script><b>/);
  }
  expect(reports['report.md']).not.toMatch(/[^\\]\[a\]\(javascript|[^\\]`A`/);
  const csv = readFileSync(join(folder, 'flatten/hrp/portfolio.csv'), 'utf8');
  expect(csv).not.toMatch(/(^|,|\n)"?[=+@\t]/);
}, 120_000);

it('a pipe in the place of data is not waited for', async () => {
  put({ files: { [PRICES]: { link: 'pipe' }, 'sleeves/alpha/pipe': { link: 'nothing' } } });
  rmSync(join(root, 'sleeves/alpha/pipe'));
  execFileSync('mkfifo', [join(root, 'sleeves/alpha/pipe')]);
  await expect(use({})).rejects.toThrow('got a folder or a device');
});

it('the corpus holds at least 200 cases, no two of one name', () => {
  const names = [...PATH_CASES, ...TEXT_CASES, ...DATA_CASES].map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(200);
  expect(new Set(names).size).toBe(names.length);
});
