import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  familyOf,
  loadManifest,
  type Manifest,
  metaSummary,
  type ResolvedProfile,
  readMetaFacts,
  requirePreflight,
  stageDirectory,
} from '@metafolio/pipeline';
import type { NxJsonConfiguration } from '@nx/devkit';
import { readJsonFile } from '@nx/devkit';
import { activeManifestPath, pluginOptions } from '../graph/options.js';
import { cacheCounts } from './cache-counts.js';
import { metasOf } from './metas.js';

export interface RunOptions {
  readonly workspaceRoot: string;
  /** Profiles of metas; every one of the manifest when none is named. */
  readonly metas: readonly string[];
  readonly manifest?: string;
  readonly parallel?: string;
  readonly 'skip-nx-cache'?: boolean;
}

/**
 * Builds, verifies and reports metas through Nx, then prints what came of it. The manifest reaches every process through
 * TV_MANIFEST_PATH, so that graph and executors read the same one.
 *
 * @returns the exit status of Nx
 */
export async function run(options: RunOptions): Promise<number> {
  const { workspaceRoot } = options;
  const nxJson = readJsonFile<NxJsonConfiguration>(join(workspaceRoot, 'nx.json'));
  const environment = {
    ...process.env,
    ...(options.manifest === undefined ? {} : { TV_MANIFEST_PATH: options.manifest }),
  };
  const path = activeManifestPath({ workspaceRoot, environment, options: pluginOptions(nxJson) });
  const manifest = loadManifest({ workspaceRoot, path });
  const metas = metasOf(manifest, options.metas);
  const family = familyOf(manifest, metas);
  requirePreflight({ workspaceRoot, where: `metafolio run ${metas.join(' ')}`, family });
  const status = await runNx(nxArguments(family, options), {
    cwd: workspaceRoot,
    env: { ...environment, TV_MANIFEST_PATH: path },
  });
  if (status !== 0) return status;
  for (const meta of metas) process.stdout.write(`${metaSummary(await readMetaFacts(workspaceRoot, meta))}\n`);
  process.stdout.write(closingLines(manifest, metas));
  return 0;
}

function nxArguments(family: readonly ResolvedProfile[], options: RunOptions): string[] {
  return [
    'run-many',
    '--targets=verify,report',
    `--projects=${family.map(({ name }) => name).join(',')}`,
    '--outputStyle=static',
    ...(options.parallel === undefined ? [] : [`--parallel=${options.parallel}`]),
    ...(options['skip-nx-cache'] ? ['--skip-nx-cache'] : []),
  ];
}

function runNx(args: readonly string[], { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }): Promise<number> {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const child = spawn(process.execPath, [nx, ...args], { cwd, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function closingLines({ path }: Manifest, metas: readonly string[]): string {
  const { hits, cacheable } = cacheCounts();
  const reports = metas.map((name) => `  ${stageDirectory({ name, kind: 'meta' }, 'report')}/report.md`);
  return `Manifest ${path}: ${hits} of ${cacheable} cacheable tasks came from the cache.\nReports:\n${reports.join('\n')}\n`;
}
