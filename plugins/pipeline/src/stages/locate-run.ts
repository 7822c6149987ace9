import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors.js';
import { archiveDirectory, runDirectory } from '../storage/artifact-paths.js';

/**
 * The workspace-relative folder of a run by any of its names: the folder itself, the profile it was last assembled for, or the id under
 * which it was archived.
 *
 * @throws ConfigurationError when there is no such run
 */
export function locateRun(workspaceRoot: string, name: string): string {
  const isName = /^[a-z][a-z0-9_-]*$/.test(name);
  const places = isName ? [archiveDirectory(name), runDirectory('meta', name), runDirectory('sleeve', name)] : [name];
  const found = places.find((place) => existsSync(join(workspaceRoot, place, 'run.json')));
  if (found !== undefined) return found;
  throw new ConfigurationError({
    where: name,
    rule: 'a run must be there',
    got: `no run.json in ${places.join(', ')}`,
    expected: 'a profile whose run was assembled, the id of an archived run, or the folder of a run',
    cause: 'The name is misspelt, or the run was not made yet; npx metafolio run makes the runs of the manifest.',
  });
}
