import { join } from 'node:path';
import { ConfigurationError } from '@metafolio/pipeline';
import {
  detectPackageManager,
  generateFiles,
  getPackageManagerCommand,
  logger,
  OverwriteStrategy,
  readNxJson,
  type Tree,
} from '@nx/devkit';

const TEMPLATES = join(import.meta.dirname, '../../../files/ci-workflow');
const MAX_SHARDS = 256;

export interface CiWorkflowOptions {
  /** File name of the workflow, without its extension. */
  readonly name?: string;
  /** Most jobs that work at once. */
  readonly shards?: number;
}

/**
 * `nx g @metafolio/nx:ci-workflow`: a workflow for GitHub Actions that builds what a change affects, in shards, and whose trusted branch
 * alone writes to the shared cache. A workflow that is there stays as it is.
 */
export function ciWorkflowGenerator(tree: Tree, { name = 'metafolio', shards = 4 }: CiWorkflowOptions): void {
  checkOptions(name, shards);
  const file = `.github/workflows/${name}.yml`;
  if (tree.exists(file)) logger.info(`${file} is there already, and stays as it is.`);
  const packageManager = detectPackageManager(tree.root);
  const { ciInstall, exec } = getPackageManagerCommand(packageManager, tree.root);
  generateFiles(
    tree,
    TEMPLATES,
    '.github/workflows',
    {
      file: name,
      shards,
      packageManager,
      install: ciInstall,
      exec,
      branch: readNxJson(tree)?.defaultBase ?? 'main',
      corepack: packageManager === 'npm' ? '' : '      - run: corepack enable\n',
    },
    { overwriteStrategy: OverwriteStrategy.KeepExisting },
  );
}

function checkOptions(name: string, shards: number): void {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw new ConfigurationError({
      where: '--name',
      rule: 'a workflow must have the name of a file',
      got: JSON.stringify(name),
      expected: 'letters, digits, _ and -',
      cause: 'The file is made in .github/workflows, with the extension yml.',
    });
  }
  if (Number.isInteger(shards) && shards >= 1 && shards <= MAX_SHARDS) return;
  throw new ConfigurationError({
    where: '--shards',
    rule: 'the shards must be a number of jobs',
    got: shards,
    expected: `a whole number from 1 to ${MAX_SHARDS}`,
    cause: 'GitHub Actions runs no matrix of more jobs.',
  });
}
