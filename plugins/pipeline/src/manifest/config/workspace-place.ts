import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors.js';
import { workspacePath } from '../../storage/workspace-files.js';
import { show } from '../messages/show.js';

export interface PlaceRequest {
  readonly workspaceRoot: string;
  /** Relative to the workspace, or absolute within it. */
  readonly path: string;
  /** Who names the path: a place in a file, or a variable. */
  readonly where: string;
  /** The path as it was written. */
  readonly written: string;
}

/**
 * The workspace-relative POSIX path of a file that a configuration names, symbolic links resolved (so that one file has one
 * name). The file need not exist.
 *
 * @throws ConfigurationError when the path leaves the workspace
 */
export function workspacePlace({ workspaceRoot, path, where, written }: PlaceRequest): string {
  try {
    const place = workspacePath(workspaceRoot, path);
    return workspacePath(realpathSync(workspaceRoot), realPathIfAny(join(workspaceRoot, place)));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError({
      where,
      rule: 'the path must stay in the workspace',
      got: show(written),
      expected: 'a path below the workspace root',
      cause: 'A run must not depend on files that the workspace does not hold; copy the file into it.',
    });
  }
}

function realPathIfAny(absolute: string): string {
  try {
    return realpathSync(absolute);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    return absolute;
  }
}
