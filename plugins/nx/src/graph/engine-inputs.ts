import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { TargetInput } from './target-input.js';

const ENGINE_PACKAGES = ['@metafolio/quant', '@metafolio/pipeline', '@metafolio/nx'];
const require = createRequire(import.meta.url);

/**
 * The code that makes the artifacts, as inputs of every task: a change of it must miss. Installed from a registry it is an
 * external dependency. In a workspace that builds it, it is the built code, which is what runs, and the source, which is what
 * `nx affected` sees.
 */
export function engineInputs(workspaceRoot: string): TargetInput[] {
  const folders = ENGINE_PACKAGES.map((name) => packageFolder(name));
  const root = realpathSync(workspaceRoot);
  const local = folders.every(
    (folder) => folder.startsWith(root + sep) && !folder.includes(`${sep}node_modules${sep}`),
  );
  if (!local) return [{ externalDependencies: ENGINE_PACKAGES }];
  return [
    ...folders.flatMap((folder) => builtHere(relative(root, folder).split(sep).join('/'))),
    { externalDependencies: thirdParties(folders) },
  ];
}

function builtHere(folder: string): TargetInput[] {
  return [
    { fileset: `{workspaceRoot}/${folder}/src/**/*.ts` },
    { fileset: `!{workspaceRoot}/${folder}/src/**/*.spec.ts` },
    { fileset: `{workspaceRoot}/${folder}/dist/**/*.js`, includeIgnored: true },
  ];
}

/** What the engine itself depends on, so that an update of anything else in the lock file is no miss. */
function thirdParties(folders: readonly string[]): string[] {
  const names = folders.flatMap((folder) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    return Object.keys(dependencies);
  });
  return [...new Set(names)].filter((name) => !ENGINE_PACKAGES.includes(name)).sort();
}

function packageFolder(name: string): string {
  return realpathSync(dirname(require.resolve(`${name}/package.json`)));
}
