import type { Violation } from '../../errors.js';
import { hasWildcard } from '../config/workspace-pattern.js';
import { show } from '../messages/show.js';

/** What Nx, which hashes the files, would take for a wildcard and we do not, or the other way round. */
const OTHER_WILDCARDS = /\*\*|[*?].*\/\.\.(\/|$)|[[\]{}!\\]/;

/** What is wrong with a path or pattern of data, if it is given. */
export function pathViolations(path: string | undefined, where: string): Violation[] {
  if (path === undefined || !OTHER_WILDCARDS.test(path)) return [];
  return [
    {
      where,
      rule: 'a path must use no other wildcards than * and ?',
      got: show(path),
      expected: 'no **, no .. after a wildcard, none of [ ] { } ! and no backslash',
      cause: 'The path also tells the cache which files to hash, so it must mean the same to both.',
    },
  ];
}

/** What is wrong with a path that must be of a single file, if it is given. */
export function fileViolations(path: string | undefined, where: string): Violation[] {
  if (path === undefined || !hasWildcard(path)) return pathViolations(path, where);
  return [
    {
      where,
      rule: 'the path must be of one file',
      got: show(path),
      expected: 'no wildcards',
      cause: 'Only source.path and source.inputs may match several files.',
    },
  ];
}
