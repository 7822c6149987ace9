import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { disk } from './disk.js';
import { readWorkspaceFile, workspacePath } from './workspace-files.js';

/**
 * Does something in a temporary workspace that holds copies of some files of another one, and nothing else.
 *
 * @param paths - workspace-relative; a folder stands for all files in it
 * @throws ConfigurationError when one is missing or leads out of the workspace
 */
export async function inScratchWorkspace<T>(
  workspaceRoot: string,
  paths: readonly string[],
  action: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'metafolio-'));
  try {
    for (const path of new Set(paths.flatMap((one) => filesAt(workspaceRoot, one)))) {
      disk.makeFolders(dirname(join(scratch, path)));
      disk.create(join(scratch, path), readWorkspaceFile(workspaceRoot, path));
    }
    return await action(scratch);
  } finally {
    disk.remove(scratch);
  }
}

function filesAt(workspaceRoot: string, path: string): string[] {
  const absolute = join(workspaceRoot, workspacePath(workspaceRoot, path));
  if (disk.stat(absolute)?.isDirectory() !== true) return [path];
  const files = disk.listAll(absolute).filter((entry) => entry.isFile());
  return files.map((entry) => workspacePath(workspaceRoot, join(entry.parentPath, entry.name)));
}
