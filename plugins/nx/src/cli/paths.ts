import { isAbsolute, relative, resolve } from 'node:path';

/** A path as typed in the current folder, from the workspace root, without a slash at its end. */
export function fromRoot(workspaceRoot: string, path: string): string {
  const typed = isAbsolute(path) ? path : resolve(process.cwd(), path);
  return relative(workspaceRoot, typed).replaceAll('\\', '/');
}
