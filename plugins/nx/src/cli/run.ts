import { createRequire } from 'node:module';
import {
  ConfigurationError,
  familyOf,
  loadManifest,
  type Manifest,
  type ResolvedProfile,
  readSummary,
  requirePreflight,
  resolveProfile,
  stageDirectory,
} from '@metafolio/pipeline/graph';
import { optimiseLate, SHORT_PROCESS } from '../executors/short-process.js';
import { activeManifestPath } from '../graph/options.js';
import { cacheCounts } from './cache-counts.js';
import { metasOf } from './metas.js';
import { workspaceOptions } from './nx-workspace.js';

export interface RunOptions {
  readonly workspaceRoot: string;
  /** Profiles of metas; every one of the manifest when none is named. */
  readonly metas: readonly string[];
  /** Risk profiles to allocate and flatten, without a run or a report; none: everything. */
  readonly profiles: readonly string[];
  readonly manifest?: string;
  readonly parallel?: string;
  readonly 'skip-nx-cache'?: boolean;
}

/**
 * Builds, verifies and reports metas through Nx, then prints what came of it. The manifest reaches every process through
 * TV_MANIFEST_PATH, so that graph and executors read the same one.
 *
 * @returns never: Nx ends the process, with its exit status
 */
export async function run(options: RunOptions): Promise<never> {
  const { workspaceRoot } = options;
  const environment = {
    ...process.env,
    ...(options.manifest === undefined ? {} : { TV_MANIFEST_PATH: options.manifest }),
  };
  const path = activeManifestPath({ workspaceRoot, environment, options: workspaceOptions(workspaceRoot) });
  const manifest = loadManifest({ workspaceRoot, path });
  const metas = metasOf(manifest, options.metas);
  const family = familyOf(manifest, metas);
  // Our own solvers are tried by the task of each meta, in a process that needs them.
  await requirePreflight({ workspaceRoot, where: `metafolio run ${metas.join(' ')}`, family, trySolvers: false });
  const targets =
    options.profiles.length === 0
      ? { targets: ['verify', 'report'], projects: metasAmong(family) }
      : { targets: flattenTargets(manifest, metas, options.profiles), projects: metas };
  // A process for each plugin takes longer to start than the plugins to do their work.
  Object.assign(process.env, { NX_ISOLATE_PLUGINS: 'false', ...environment, TV_MANIFEST_PATH: path });
  process.chdir(workspaceRoot);
  // @nx/devkit says the same, and takes ten times as long.
  const { cacheDir } = await import('nx/src/utils/cache-directory.js');
  process.once('exit', (status) => {
    if (status === 0) printOutcome({ ...options, metas }, { path, cacheDir });
  });
  return becomeNx(nxArguments(targets, options));
}

function printOutcome(
  { workspaceRoot, metas, profiles }: RunOptions,
  { path, cacheDir }: { readonly path: string; readonly cacheDir: string },
): void {
  const { hits, cacheable } = cacheCounts(cacheDir);
  const cached = `Manifest ${path}: ${hits} of ${cacheable} cacheable tasks came from the cache.`;
  if (profiles.length > 0) {
    process.stdout.write(`${cached}\n${listOf('Portfolios', portfolios(metas, profiles))}`);
    return;
  }
  for (const meta of metas) process.stdout.write(`${readSummary(workspaceRoot, meta)}\n`);
  process.stdout.write(`${cached}\n${listOf('Reports', metas.map(reportFile))}`);
}

/** The report of a meta waits for what verifies its children, so that all of them are verified, and no report of a sleeve is made. */
function metasAmong(family: readonly ResolvedProfile[]): string[] {
  return family.filter(({ kind }) => kind === 'meta').map(({ name }) => name);
}

/** @throws ConfigurationError when a meta does not run one of the risk profiles */
function flattenTargets(manifest: Manifest, metas: readonly string[], profiles: readonly string[]): string[] {
  for (const meta of metas) {
    const { risk } = resolveProfile(manifest, meta);
    const stranger = profiles.find((name) => !risk.profiles.some((one) => one === name));
    if (stranger === undefined) continue;
    throw new ConfigurationError({
      where: '--profiles',
      rule: `a risk profile must be one that ${meta} runs`,
      got: stranger,
      expected: risk.profiles.join(', '),
      cause: `The name is misspelt, or missing in risk.profiles of ${meta} in ${manifest.path}.`,
    });
  }
  return profiles.map((name) => `flatten-${name}`);
}

interface NxTargets {
  readonly targets: readonly string[];
  readonly projects: readonly string[];
}

function nxArguments({ targets, projects }: NxTargets, options: RunOptions): string[] {
  return [
    'run-many',
    `--targets=${targets.join(',')}`,
    `--projects=${projects.join(',')}`,
    '--outputStyle=static',
    ...(options.parallel === undefined ? [] : [`--parallel=${options.parallel}`]),
    ...(options['skip-nx-cache'] ? ['--skip-nx-cache'] : []),
  ];
}

/**
 * Goes on as the command of Nx, which ends the process. Another process would take as long to start as a task, and load once more what
 * both need.
 */
function becomeNx(args: readonly string[]): Promise<never> {
  const require = createRequire(import.meta.url);
  const nx = require.resolve('nx/bin/nx.js');
  optimiseLate();
  // The processes that Nx starts inherit them.
  process.execArgv.push(...SHORT_PROCESS);
  process.argv.splice(1, process.argv.length, nx, ...args);
  require(nx);
  return new Promise(() => {});
}

function reportFile(meta: string): string {
  return `${stageDirectory({ name: meta, kind: 'meta' }, 'report')}/report.html`;
}

function portfolios(metas: readonly string[], profiles: readonly string[]): string[] {
  return metas.flatMap((name) =>
    profiles.map((riskProfile) => `${stageDirectory({ name, kind: 'meta' }, 'flatten', riskProfile)}/portfolio.csv`),
  );
}

function listOf(title: string, files: readonly string[]): string {
  return `${title}:\n${files.map((file) => `  ${file}`).join('\n')}\n`;
}
