import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type CommandEnd, commandsIn, environmentOf } from './command.js';

const REPOSITORY = join(import.meta.dirname, '../..');
/** From the root of a workspace. */
export const NX = 'node_modules/nx/dist/bin/nx.js';

const PACKAGES = ['quant', 'pipeline', 'nx'];

/** A copy of this repository in a temporary folder, a git repository of its own with its own Nx cache. */
export interface WorkspaceCopy {
  readonly root: string;
  /** In which its commands run. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  nx(args: readonly string[], environment?: Readonly<Record<string, string>>): CommandEnd;
  metafolio(args: readonly string[], environment?: Readonly<Record<string, string>>): CommandEnd;
  /** Removes what Nx knows of former runs, its cache with it. */
  forget(): void;
  /** Cache status of each task of the last run. */
  lastRun(): Map<string, string>;
  read(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  /** Commits everything as it stands. */
  commit(): void;
  /** Digest of every file below artifacts/. */
  artifactDigests(): Record<string, string>;
  remove(path: string): void;
}

/** Copies the tracked and new files of the repository with the built packages; third parties are links to those installed. */
export function copyWorkspace(): WorkspaceCopy {
  const home = mkdtempSync(join(tmpdir(), 'metafolio-e2e-'));
  const root = join(home, 'workspace');
  for (const file of listFiles()) cpSync(join(REPOSITORY, file), join(root, file));
  for (const name of PACKAGES)
    cpSync(join(REPOSITORY, 'plugins', name, 'dist'), join(root, 'plugins', name, 'dist'), { recursive: true });
  linkModules(root);
  const run = commandsIn(root, home);
  const command =
    (script: string) =>
    (args: readonly string[], extra: Readonly<Record<string, string>> = {}) =>
      run(process.execPath, [join(root, script), ...args], extra);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', ...args], { cwd: root });
  git('init', '--quiet', '--initial-branch=main');
  const copy: WorkspaceCopy = {
    root,
    environment: environmentOf(home),
    nx: command(NX),
    metafolio: command('plugins/nx/bin/metafolio.js'),
    forget: () => {
      for (const folder of ['cache', 'data']) rmSync(join(home, folder), { recursive: true, force: true });
    },
    lastRun: () => {
      const { tasks } = JSON.parse(readFileSync(join(home, 'cache/run.json'), 'utf8')) as {
        tasks: { taskId: string; cacheStatus: string }[];
      };
      return new Map(tasks.map(({ taskId, cacheStatus }) => [taskId, cacheStatus]));
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, content) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    commit: () => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=state');
    },
    artifactDigests: () => digests(join(root, 'artifacts')),
    remove: (path) => rmSync(join(root, path), { recursive: true, force: true }),
  };
  copy.commit();
  return copy;
}

/** Removes a copy with its cache. */
export function removeWorkspace({ root }: WorkspaceCopy): void {
  rmSync(dirname(root), { recursive: true, force: true });
}

function listFiles(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(REPOSITORY, file)));
}

function linkModules(root: string): void {
  const modules = join(REPOSITORY, 'node_modules');
  mkdirSync(join(root, 'node_modules/@metafolio'), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name !== '@metafolio' && name !== '.package-lock.json')
      symlinkSync(join(modules, name), join(root, 'node_modules', name));
  }
  for (const name of PACKAGES) {
    symlinkSync(join('../../plugins', name), join(root, 'node_modules/@metafolio', name));
    const nested = join(REPOSITORY, 'plugins', name, 'node_modules');
    if (existsSync(nested)) symlinkSync(nested, join(root, 'plugins', name, 'node_modules'));
  }
}

function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    named.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}
