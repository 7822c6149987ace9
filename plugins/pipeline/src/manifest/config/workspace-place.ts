import { realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigurationError, type Violation } from '../../errors.js';
import { workspacePath } from '../../storage/workspace-files.js';
import { show } from '../messages/show.js';

export interface PlaceRequest {
  readonly workspaceRoot: string;
  /** The path as it was written: absolute, or relative to the folder of `from`. */
  readonly path: string;
  /** Workspace-relative path of the file that names the path; without it the path is relative to the workspace. */
  readonly from?: string;
  /** Who names the path: a place in a file, or a variable. */
  readonly where: string;
}

/**
 * The workspace-relative POSIX path of a file that a configuration names, symbolic links resolved (so that one file has one
 * name). The file need not exist.
 *
 * @throws ConfigurationError when the path leaves the workspace, or cannot be followed
 */
export function workspacePlace({ workspaceRoot, path, from = '', where }: PlaceRequest): string {
  try {
    const place = workspacePath(workspaceRoot, resolve(workspaceRoot, dirname(from), path));
    return workspacePath(realpathSync.native(workspaceRoot), realPathIfAny(join(workspaceRoot, place)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const problem = error instanceof ConfigurationError ? OUTSIDE : { ...BLOCKED, cause: `The system says ${code}.` };
    throw new ConfigurationError({ where, got: show(path), ...problem });
  }
}

function realPathIfAny(absolute: string): string {
  try {
    return realpathSync.native(absolute);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    return absolute;
  }
}

const OUTSIDE: Omit<Violation, 'where' | 'got'> = {
  rule: 'the path must stay in the workspace',
  expected: 'a path below the workspace root',
  cause: 'A run must not depend on files that the workspace does not hold; copy the file into it.',
};

const BLOCKED: Omit<Violation, 'where' | 'got' | 'cause'> = {
  rule: 'the path must be one that can be followed',
  expected: 'no circle of links, no name too long, every folder readable',
};
