import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { TargetInput } from './target-input.js';

/** All of their code makes the artifacts; of the plugin only what runs a stage does, not its generators and commands. */
const LIBRARIES = ['@metafolio/quant', '@metafolio/pipeline'];
const PLUGIN = '@metafolio/nx';
const PLUGIN_SOURCE = ['executors/**', 'graph/**'];
const PLUGIN_BUILT = /^(executors|chunks)\//;
const require = createRequire(import.meta.url);

/**
 * The code that makes the artifacts, as inputs of every task: a change of it must miss. In a workspace that builds it, it is the built
 * code, which is what runs, and the source, which is what `nx affected` sees. Installed from a registry it is an external dependency:
 * the pipeline with all that it depends on, but not the plugin, which is released with it and would bring Nx itself along.
 */
export function engineInputs(workspaceRoot: string): TargetInput[] {
  const libraries = LIBRARIES.map(packageFolder);
  const plugin = packageFolder(PLUGIN);
  const root = realpathSync(workspaceRoot);
  const local = [...libraries, plugin].every(
    (folder) => folder.startsWith(root + sep) && !folder.includes(`${sep}node_modules${sep}`),
  );
  if (!local) return [{ externalDependencies: ['@metafolio/pipeline'] }];
  const named = (folder: string) => ({ folder, path: posix(relative(root, folder)) });
  return [
    ...libraries.flatMap((folder) => codeOf(named(folder), ['**'], /./)),
    ...codeOf(named(plugin), PLUGIN_SOURCE, PLUGIN_BUILT),
    { externalDependencies: thirdParties(libraries) },
  ];
}

function codeOf(
  { folder, path }: { readonly folder: string; readonly path: string },
  source: readonly string[],
  built: RegExp,
): TargetInput[] {
  return [
    ...source.map((files) => ({ fileset: `{workspaceRoot}/${path}/src/${files}/*.ts` })),
    { fileset: `!{workspaceRoot}/${path}/src/**/*.spec.ts` },
    ...builtFiles(join(folder, 'dist'))
      .filter((file) => built.test(file))
      .map((file) => ({ fileset: `{workspaceRoot}/${path}/dist/${file}`, includeIgnored: true })),
    { fileset: `{workspaceRoot}/${path}/page/*` },
    { fileset: `{workspaceRoot}/${path}/python/*` },
  ];
}

/** Each by its name: with a pattern Nx goes through the folder for every batch. A new file is one more import of another, which is a miss. */
function builtFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(posix);
  return names.filter((name) => name.endsWith('.js')).sort();
}

function posix(path: string): string {
  return path.split(sep).join('/');
}

/** What the libraries themselves depend on, so that an update of anything else in the lock file is no miss. */
function thirdParties(folders: readonly string[]): string[] {
  const names = folders.flatMap((folder) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    return Object.keys(dependencies);
  });
  return [...new Set(names)].filter((name) => !LIBRARIES.includes(name)).sort();
}

/** Folder of an installed package, without links. */
export function packageFolder(name: string): string {
  return realpathSync(dirname(require.resolve(`${name}/package.json`)));
}
