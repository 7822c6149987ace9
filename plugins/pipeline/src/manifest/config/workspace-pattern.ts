import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isFile } from '../../storage/workspace-files.js';
import { type PlaceRequest, workspacePlace } from './workspace-place.js';

/** Whether a path is a pattern: `*` stands for any characters but a slash, `?` for one. */
export function hasWildcard(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * The workspace-relative POSIX form of a path or pattern that a configuration names; symbolic links are resolved up to the first
 * wildcard.
 *
 * @throws ConfigurationError when it leaves the workspace, or cannot be followed
 */
export function workspacePattern({ path, ...request }: PlaceRequest): string {
  const segments = path.split('/');
  const wild = segments.findIndex(hasWildcard);
  if (wild === -1) return workspacePlace({ ...request, path });
  const folder = segments.slice(0, wild).join('/');
  // An absolute pattern whose first name is wild begins at the root of the disk.
  const place = workspacePlace({ ...request, path: path.startsWith('/') ? `${folder}/` : folder });
  return [...(place === '' ? [] : [place]), ...segments.slice(wild)].join('/');
}

/**
 * The files that a workspace-relative pattern matches now, in code unit order; a path without wildcards is its own match, whether
 * there is a file or not. As in a shell, a wildcard does not match the dot at the beginning of a hidden name.
 */
export function matchingFiles(workspaceRoot: string, pattern: string): string[] {
  if (!hasWildcard(pattern)) return [pattern];
  const segments = pattern.split('/');
  const matches = segments.reduce<string[]>(
    (places, segment) => places.flatMap((place) => members(workspaceRoot, place, segment)),
    [''],
  );
  return matches.filter((path) => isFile(join(workspaceRoot, path))).sort();
}

function members(workspaceRoot: string, place: string, segment: string): string[] {
  const below = (name: string): string => (place === '' ? name : `${place}/${name}`);
  if (!hasWildcard(segment)) return [below(segment)];
  const folder = join(workspaceRoot, place);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const literal = segment.replace(/[.+^$()|[\]{}\\]/g, '\\$&');
  const pattern = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  const isHidden = segment.startsWith('.');
  return readdirSync(folder)
    .filter((name) => pattern.test(name) && name.startsWith('.') === isHidden)
    .map(below);
}
