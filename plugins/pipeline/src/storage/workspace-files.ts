import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ConfigurationError } from '../errors.js';
import { disk, failedBy } from './disk.js';

/**
 * The workspace-relative POSIX form of `path` (relative to the workspace, or absolute within it). The file need not exist.
 *
 * @throws ConfigurationError when the path leaves the workspace, by `..`, by an absolute path or through a symbolic link
 */
export function workspacePath(workspaceRoot: string, path: string): string {
  const { absolute } = workspacePlace(workspaceRoot, path);
  return relative(resolve(workspaceRoot), absolute).split(sep).join('/');
}

/**
 * Where `path` is: by its names, and by where they lead. The file need not exist.
 *
 * @throws ConfigurationError as `workspacePath`
 */
export function workspacePlace(workspaceRoot: string, path: string): { absolute: string; real: string } {
  const root = resolve(workspaceRoot);
  const absolute = resolve(root, path);
  const real = realPath(absolute);
  if (!isWithin(root, absolute) || !isWithin(realRoot(root), real)) {
    throw new ConfigurationError({
      where: path,
      rule: 'a path must stay in the workspace',
      got: isWithin(root, absolute) ? 'a symbolic link out of it' : 'a path out of it',
      expected: 'a path below the workspace root',
      cause: 'A run must not depend on files that the workspace does not hold; copy the file into the workspace.',
    });
  }
  return { absolute, real };
}

/**
 * The bytes of a regular file of the workspace.
 *
 * @throws ConfigurationError when the path leaves the workspace, or names no regular file
 */
export function readWorkspaceFile(workspaceRoot: string, path: string): Uint8Array {
  const { absolute } = workspacePlace(workspaceRoot, path);
  if (isFile(absolute)) return disk.read(absolute);
  throw new ConfigurationError({
    where: path,
    rule: 'an input must be a file',
    got: disk.stat(absolute) === undefined ? 'nothing at this path' : 'a folder or a device',
    expected: 'a regular file in the workspace',
    cause: 'The path is misspelt, or the file was not checked out.',
  });
}

/** Whether a regular file stands at the path; reading a pipe or a device might never end. */
export function isFile(absolute: string): boolean {
  return disk.stat(absolute)?.isFile() === true;
}

const realRoots = new Map<string, string>();

/** Asked for with every file; where a workspace lies does not change while a process works in it. */
function realRoot(root: string): string {
  const real = realRoots.get(root) ?? disk.realPath(root);
  realRoots.set(root, real);
  return real;
}

function isWithin(root: string, absolute: string): boolean {
  return `${absolute}${sep}`.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

/** `realpath` that follows the existing part of a path that does not exist yet. */
function realPath(absolute: string): string {
  try {
    return disk.realPath(absolute);
  } catch (error) {
    if (!failedBy(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) throw error;
    return join(realPath(dirname(absolute)), basename(absolute));
  }
}
