import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import { type PluginOptions, pluginOptions } from '../graph/options.js';

/*
 * What the commands need of Nx before they call it. `@nx/devkit` would say the same, but takes longer to load than most commands to run.
 */

/** The workspace around a folder: the nearest folder above with an nx.json, or the folder itself where there is none. */
export function workspaceRootOf(folder: string, environment: NodeJS.ProcessEnv = process.env): string {
  const { NX_WORKSPACE_ROOT_PATH: given } = environment;
  if (given !== undefined && given !== '') return given;
  const start = resolve(folder);
  for (let candidate = start; ; candidate = dirname(candidate)) {
    if (existsSync(join(candidate, 'nx.json'))) return candidate;
    if (dirname(candidate) === candidate) return start;
  }
}

/** The options that nx.json, which may hold comments, gives this plugin. */
export function workspaceOptions(workspaceRoot: string): PluginOptions | undefined {
  return pluginOptions(parse(readFileSync(join(workspaceRoot, 'nx.json'), 'utf8')) as { plugins?: unknown[] });
}
