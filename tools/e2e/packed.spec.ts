import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type CommandEnd, commandsIn } from './command.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const PACKAGES = ['quant', 'pipeline', 'nx'] as const;

interface PackedFile {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const home = mkdtempSync(join(tmpdir(), 'metafolio-packed-'));
const root = join(home, 'stranger');
const run = commandsIn(root, home);
const packed = new Map<string, PackedFile>();

const nx = (...args: string[]): CommandEnd => run('npx', ['--no-install', 'nx', ...args]);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
const git = (...args: string[]): string => {
  const { status, output } = run('git', ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', ...args]);
  expect(status, output).toBe(0);
  return output;
};

/** A command that must succeed. */
function succeed({ status, output }: CommandEnd): string {
  expect(status, output).toBe(0);
  return output;
}

beforeAll(() => {
  mkdirSync(root);
  for (const name of PACKAGES) {
    const output = run('npm', [
      'pack',
      '--json',
      '--silent',
      `--pack-destination=${home}`,
      join(REPOSITORY, 'plugins', name),
    ]);
    packed.set(name, (JSON.parse(output.output.slice(output.output.indexOf('['))) as PackedFile[])[0]!);
  }
  const { nx: version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')).devDependencies;
  write('package.json', '{ "name": "stranger", "version": "0.0.0", "private": true, "type": "module" }\n');
  write('nx.json', '{\n  // ours\n  "analytics": false,\n  "neverConnectToCloud": true\n}\n');
  write('.gitignore', 'node_modules\n.nx\n');
  const tarballs = [...packed.values()].map(({ filename }) => join(home, filename));
  const options = ['--save-dev', '--no-audit', '--no-fund', '--prefer-offline'];
  succeed(run('npm', ['install', ...options, `nx@${version}`, ...tarballs]));
  git('init', '--quiet', '--initial-branch=main');
}, 300_000);

afterAll(() => rmSync(home, { recursive: true, force: true }), 300_000);

/** Every path that a package.json, an executors.json or a generators.json promises, without the condition for our own sources. */
function promisedPaths(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value.slice(2).split('#')[0]!] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== '@metafolio/source')
    .flatMap(([, inner]) => promisedPaths(inner));
}

test.each(PACKAGES)('%s holds what it promises, and nothing that is only for its makers', (name) => {
  const paths = packed.get(name)!.files.map(({ path }) => path);
  const folder = join(root, 'node_modules/@metafolio', name);
  const documents = paths.filter((path) => /^(package|executors|generators|migrations)\.json$/.test(path));
  const promised = documents.flatMap((path) => promisedPaths(JSON.parse(readFileSync(join(folder, path), 'utf8'))));
  expect(promised.length).toBeGreaterThan(0);
  expect(paths).toEqual(expect.arrayContaining(promised));
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'LICENSE']));
  expect(paths.filter((path) => /\.spec\.|\.map$|tsbuildinfo|testing\/|fixtures|^src\//.test(path))).toEqual([]);
});

test.each(PACKAGES)('npm would publish %s with provenance, for all, and without mending it', (name) => {
  const output = succeed(run('npm', ['publish', '--dry-run', join(REPOSITORY, 'plugins', name)]));
  expect(output).not.toContain('auto-corrected');
  const manifest = JSON.parse(read(`node_modules/@metafolio/${name}/package.json`));
  expect(manifest).toMatchObject({ license: 'MIT', publishConfig: { access: 'public', provenance: true } });
  expect(manifest.publishConfig).not.toHaveProperty('registry');
});

test('each package has its types, and the types of one are those of another', () => {
  write(
    'use.ts',
    `import { loadManifest, type PriceTable } from '@metafolio/pipeline';
import { createNodes, type PluginOptions } from '@metafolio/nx';
import { solve } from '@metafolio/quant';
const options: PluginOptions = { manifest: 'configs/manifest.json' };
const names: readonly string[] = loadManifest({ workspaceRoot: '.', path: options.manifest! }).profileNames;
// @ts-expect-error a name that there is not, which any would allow
export const wrong: PriceTable['nothing'] = [createNodes[0], solve, names];
`,
  );
  const flags = '--noEmit --strict --skipLibCheck --module nodenext --moduleResolution nodenext --target es2023'.split(
    ' ',
  );
  const compiler = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  expect(run(process.execPath, [compiler, ...flags, 'use.ts'])).toEqual({ status: 0, output: '' });
  rmSync(join(root, 'use.ts'));
});

test('quant and pipeline can be used without Nx', () => {
  const script = `const { solve } = await import('@metafolio/quant');
const { loadManifest } = await import('@metafolio/pipeline');
console.log(typeof solve, typeof loadManifest);`;
  expect(succeed(run(process.execPath, ['--input-type=module', '--eval', script]))).toBe('function function\n');
});

test('init makes the workspace one of Metafolio, keeps what was there, and has nothing to do a second time', () => {
  const dry = succeed(nx('g', '@metafolio/nx:init', '--dry-run'));
  expect(dry).toContain('CREATE configs/manifest.json');
  expect(readdirSync(root)).not.toContain('configs');
  succeed(nx('g', '@metafolio/nx:init'));
  expect(read('nx.json')).toContain('// ours');
  git('add', '--all');
  git('commit', '--quiet', '--message=init');
  succeed(nx('g', '@metafolio/nx:init'));
  expect(git('status', '--porcelain')).toBe('');
});

test('a sleeve from a CSV of any folder, and a meta over it and the example', () => {
  const [header, ...rows] = read('sleeves/example_income/prices.csv').trimEnd().split('\n');
  const symbols = header!.split(',').slice(1);
  const long = rows.flatMap((row) => {
    const [date, ...prices] = row.split(',');
    return symbols.map((symbol, j) => `${date},${symbol},${prices[j]}`);
  });
  writeFileSync(join(home, 'bonds.csv'), `Date,Ticker,Close\n${long.join('\n')}\n`);
  const output = succeed(nx('g', '@metafolio/nx:sleeve', 'bonds', `--prices=${join(home, 'bonds.csv')}`));
  expect(output).toContain('prices of 5 assets, long, 502 dates from 2023-01-03 to 2024-12-31, calendar XNYS.');
  succeed(nx('g', '@metafolio/nx:meta', 'book', '--sleeves=example,bonds'));
  const refused = nx('g', '@metafolio/nx:meta', 'book2', '--sleeves=exampel');
  expect(refused.status).toBe(1);
  expect(refused.output).toContain('Did you mean "example"?');
});

test('every report is built, and a second time taken from the cache', () => {
  succeed(nx('run-many', '--targets=report', '--outputStyle=static'));
  expect(read('artifacts/meta/book/report/report.md')).toContain('Health PASS');
  expect(read('artifacts/meta/example/report/report.md')).toContain('Health PASS');
  succeed(nx('run-many', '--targets=report', '--outputStyle=static'));
  const { tasks } = JSON.parse(readFileSync(join(home, 'cache/run.json'), 'utf8')) as {
    tasks: { taskId: string; cacheStatus: string }[];
  };
  const missed = tasks.filter(({ cacheStatus }) => !cacheStatus.endsWith('-hit')).map(({ taskId }) => taskId);
  expect(missed.filter((task) => !/:(preflight|verify)$/.test(task))).toEqual([]);
  expect(succeed(run('npx', ['--no-install', 'metafolio', 'health', 'artifacts/meta/book/run']))).toContain('hrp');
});

test('nx sync finds a folder without its profile, and mends it', () => {
  mkdirSync(join(root, 'sleeves/new'));
  write('sleeves/new/sleeve.yaml', read('sleeves/bonds/sleeve.yaml').replace('bonds.csv', '../bonds/bonds.csv'));
  const check = nx('sync:check');
  expect(check.status).toBe(1);
  expect(check.output).toContain('profiles.new is missing');
  succeed(nx('sync'));
  expect(JSON.parse(read('configs/manifest.json')).profiles.new).toEqual({});
  succeed(nx('sync:check'));
});

test('the sync generator runs as any generator, too', () => {
  write('configs/manifest.json', read('configs/manifest.json').replace(/,?\s*"new": {}/, ''));
  expect(nx('sync:check').status).toBe(1);
  expect(succeed(nx('g', '@metafolio/nx:sync'))).toContain('UPDATE configs/manifest.json');
  succeed(nx('sync:check'));
});

test('the workflow plans what a change affects', () => {
  succeed(nx('g', '@metafolio/nx:ci-workflow', '--shards=2'));
  git('add', '--all');
  git('commit', '--quiet', '--message=workflow');
  write('sleeves/bonds/sleeve.yaml', read('sleeves/bonds/sleeve.yaml').replace('description: ', 'description: our '));
  git('add', '--all');
  git('commit', '--quiet', '--message=change');
  const { jobs } = parse(read('.github/workflows/metafolio.yml'));
  const { run: plan } = jobs.plan.steps.find(({ id }: { id?: string }) => id === 'shards');
  const output = join(home, 'github-output');
  succeed(run('bash', ['-e', '-c', plan], { GITHUB_OUTPUT: output, NX_BASE: 'HEAD~1', NX_HEAD: 'HEAD' }));
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
  expect(lines).toEqual(['sleeves=["bonds"]', 'projects=["bonds","book"]']);
});
